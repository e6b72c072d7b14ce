// The words that a builder has met, each with a number and with what is noted about it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace news {

// A word as it is looked up: its first 8 bytes as a number, and a hash of all.
struct WordKey {
  explicit WordKey(std::string_view word) noexcept;
  WordKey() = default;
  uint64_t head = 0;
  uint32_t hash = 0;
};

// Words are kept for the life of the table. Not thread-safe.
class WordTable {
 public:
  static constexpr uint16_t kNoLanguage = UINT16_MAX;

  struct Word {
    uint64_t head = 0;
    uint32_t offset = 0;  // of its text
    uint32_t length = 0;
    uint32_t document = 0;  // from here on the user's own: the article that has the word,
    uint32_t local = 0;     // its place there,
    uint32_t stem = 0;      // its stem in stem_language,
    uint16_t stem_language = kNoLanguage;
    uint32_t handles[3] = {};  // and what its terms are to the receiver
  };

  WordTable() : slots_(kFirstSlots) {}

  // The number of a word, from 0; it is added if it is new.
  uint32_t find(std::string_view word, const WordKey& key);
  uint32_t find(std::string_view word) { return find(word, WordKey(word)); }
  // Hints that find() will come: the second one a few words after the first.
  void prefetch(const WordKey& key) const { __builtin_prefetch(&slots_[key.hash & (slots_.size() - 1)]); }
  void prefetch_word(const WordKey& key) const {
    const uint32_t number = slots_[key.hash & (slots_.size() - 1)].word;
    if (number != 0) __builtin_prefetch(&words_[number - 1], 1);
  }

  // Good until the next find().
  Word& word(uint32_t number) { return words_[number]; }
  std::string_view text(const Word& word) const { return {text_.data() + word.offset, word.length}; }

  size_t memory() const noexcept {
    return text_.capacity() + words_.capacity() * sizeof(Word) + slots_.capacity() * sizeof(Slot);
  }

 private:
  // Small, so that the processor keeps the whole table at hand; words lie in the order of their first
  // appearance, which puts the frequent ones side by side.
  struct Slot {
    uint32_t hash = 0;
    uint32_t word = 0;  // its number + 1; 0 is a free slot
  };
  static constexpr size_t kFirstSlots = 1 << 8;
  uint32_t add(std::string_view word, const WordKey& key, size_t at);
  void grow();

  std::string text_;
  std::vector<Word> words_;
  std::vector<Slot> slots_;
};

}  // namespace news
