// The words, or stems, that a builder has met, each with a number and with what is noted about it.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "common/plain_words.h"
#include "indexer/huge_pages.h"

namespace news {

// A word as it is looked up: its first 16 bytes as two numbers, zeros where it is shorter, and a hash of all.
struct WordKey {
  explicit WordKey(std::string_view word) noexcept;
  explicit WordKey(const PlainWord& word) noexcept {
    std::memcpy(front, word.text, sizeof front);
    hash = short_hash(word.length);
  }
  WordKey() = default;
  uint64_t front[2] = {};
  uint32_t hash = 0;

 private:
  static_assert(PlainWord::kMostBytes == sizeof front);
  uint32_t short_hash(size_t length) const noexcept {
    // Multiplicative hashing: Knuth, TAOCP 6.4; the second factor is of xxHash.
    constexpr uint64_t kGoldenRatio = 0x9E3779B97F4A7C15;
    constexpr uint64_t kPrime = 0xC2B2AE3D27D4EB4F;
    return static_cast<uint32_t>((((front[0] ^ length) * kGoldenRatio) ^ (front[1] * kPrime)) >> 32);
  }
};

// Words are kept for the life of the table. Not thread-safe.
class WordTable {
 public:
  static constexpr uint16_t kNoLanguage = UINT16_MAX;

  // A line of the cache of most processors: it is met at random.
  struct alignas(64) Word {
    uint64_t front[2] = {};  // as in its key
    uint32_t offset = 0;     // of its text
    uint16_t length = 0;
    uint16_t stem_language = kNoLanguage;  // from here on the user's own: a language,
    uint32_t stem = 0;                     // its stem there,
    uint32_t document = 0;                 // the article that has the word,
    uint32_t local = 0;                    // its place there,
    uint32_t numbers[3] = {};              // and the numbers of its terms
  };

  WordTable() : slots_(kFirstSlots) { reserve_addresses(words_, kManyWords); }

  // The number of a word, from 0; it is added if it is new.
  uint32_t find(std::string_view word, const WordKey& key) {
    const size_t mask = slots_.size() - 1;
    size_t at = key.hash & mask;
    for (; slots_[at].word != 0; at = (at + 1) & mask) {
      if (slots_[at].hash != key.hash) continue;
      const uint32_t number = slots_[at].word - 1;
      const Word& known = words_[number];
      if (known.front[0] != key.front[0] || known.front[1] != key.front[1] || known.length != word.size())
        continue;
      if (word.size() <= sizeof key.front || text(known) == word) return number;
    }
    return add(word, key, at);
  }
  uint32_t find(std::string_view word) { return find(word, WordKey(word)); }
  // Hints that find() will come: the second one a few words after the first.
  void prefetch(const WordKey& key) const { __builtin_prefetch(&slots_[key.hash & (slots_.size() - 1)]); }
  void prefetch_word(const WordKey& key) const {
    const uint32_t number = slots_[key.hash & (slots_.size() - 1)].word;
    if (number != 0) __builtin_prefetch(&words_[number - 1], 1);
  }

  void prefetch_number(uint32_t number) const { __builtin_prefetch(&words_[number], 1); }

  // Good until the next find().
  Word& word(uint32_t number) { return words_[number]; }
  std::string_view text(const Word& word) const { return {text_.data() + word.offset, word.length}; }

  size_t memory() const noexcept {
    return text_.capacity() + words_.size() * sizeof(Word) + slots_.capacity() * sizeof(Slot);
  }

 private:
  // Small, so that the processor keeps the whole table at hand; words lie in the order of their first
  // appearance, which puts the frequent ones side by side.
  struct Slot {
    uint32_t hash = 0;
    uint32_t word = 0;  // its number + 1; 0 is a free slot
  };
  static constexpr size_t kFirstSlots = 1 << 8;
  static constexpr size_t kManyWords = size_t{1} << 18;
  uint32_t add(std::string_view word, const WordKey& key, size_t at);
  void grow();

  std::string text_;
  LargeVector<Word> words_;
  LargeVector<Slot> slots_;
};

}  // namespace news
