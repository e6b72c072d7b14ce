// The words that a builder has met, each with a number: a hash table whose slots hold what the next token of
// the same word needs, so that it costs one look into half a cache line.
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

  struct Slot {
    uint64_t head = 0;
    uint32_t hash = 0;
    uint16_t length = 0;  // at most UINT16_MAX is kept of it
    uint16_t stem_language = kNoLanguage;
    uint32_t word = 0;      // its number + 1; 0 is a free slot
    uint32_t document = 0;  // from here on the user's own: the article that has the word,
    uint32_t local = 0;     // its place there,
    uint32_t stem = 0;      // and its stem in stem_language
  };
  struct Word {
    uint32_t offset = 0;  // of its text
    uint32_t length = 0;
    uint32_t handles[3] = {};  // the user's own
  };

  WordTable() : slots_(kFirstSlots) {}

  // The slot of a word, which is added if it is new; good until the next find().
  Slot& find(std::string_view word, const WordKey& key);
  Slot& find(std::string_view word) { return find(word, WordKey(word)); }
  // Asks the processor for the slot that find() will look at first.
  void prefetch(const WordKey& key) const { __builtin_prefetch(&slots_[key.hash & (slots_.size() - 1)], 1); }

  // By number, from 0.
  Word& word(uint32_t number) { return words_[number]; }
  std::string_view text(const Word& word) const { return {text_.data() + word.offset, word.length}; }

  size_t memory() const noexcept {
    return text_.capacity() + words_.capacity() * sizeof(Word) + slots_.capacity() * sizeof(Slot);
  }

 private:
  static constexpr size_t kFirstSlots = 1 << 8;
  Slot& add(std::string_view word, const WordKey& key, size_t at);
  void grow();

  std::string text_;
  std::vector<Word> words_;
  std::vector<Slot> slots_;
};

}  // namespace news
