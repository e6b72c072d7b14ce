#include "indexer/word_table.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstring>

namespace news {

namespace {

// The first 8 bytes, zeros where the text is shorter.
uint64_t head_of(std::string_view text) noexcept {
  uint64_t head = 0;
  if (text.size() >= 8) {
    std::memcpy(&head, text.data(), 8);
  } else if (text.size() >= 4) {
    uint32_t front = 0;
    uint32_t back = 0;
    std::memcpy(&front, text.data(), 4);
    std::memcpy(&back, text.data() + text.size() - 4, 4);
    head = uint64_t{back} << (8 * (text.size() - 4)) | front;
  } else {
    for (size_t i = 0; i < text.size(); ++i) head |= uint64_t{static_cast<uint8_t>(text[i])} << (8 * i);
  }
  return head;
}

uint16_t short_length(std::string_view text) noexcept {
  return static_cast<uint16_t>(std::min<size_t>(text.size(), UINT16_MAX));
}

}  // namespace

WordKey::WordKey(std::string_view word) noexcept : head(head_of(word)) {
  constexpr uint64_t kGoldenRatio = 0x9E3779B97F4A7C15;  // Fibonacci hashing: Knuth, TAOCP 6.4
  hash = word.size() > 8 ? static_cast<uint32_t>(XXH3_64bits(word.data(), word.size()))
                         : static_cast<uint32_t>(((head ^ word.size()) * kGoldenRatio) >> 32);
}

WordTable::Slot& WordTable::find(std::string_view word, const WordKey& key) {
  const size_t mask = slots_.size() - 1;
  size_t at = key.hash & mask;
  for (; slots_[at].word != 0; at = (at + 1) & mask) {
    Slot& slot = slots_[at];
    if (slot.head != key.head || slot.hash != key.hash || slot.length != short_length(word)) continue;
    if (word.size() <= 8 || text(words_[slot.word - 1]) == word) return slot;
  }
  return add(word, key, at);
}

WordTable::Slot& WordTable::add(std::string_view word, const WordKey& key, size_t at) {
  if ((words_.size() + 1) * 2 > slots_.size()) {
    grow();
    const size_t mask = slots_.size() - 1;
    for (at = key.hash & mask; slots_[at].word != 0;) at = (at + 1) & mask;
  }
  Word added;
  added.offset = static_cast<uint32_t>(text_.size());
  added.length = static_cast<uint32_t>(word.size());
  text_ += word;
  words_.push_back(added);
  Slot slot;
  slot.head = key.head;
  slot.hash = key.hash;
  slot.length = short_length(word);
  slot.word = static_cast<uint32_t>(words_.size());
  return slots_[at] = slot;
}

void WordTable::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.word == 0) continue;
    size_t at = slot.hash & mask;
    while (slots_[at].word != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace news
