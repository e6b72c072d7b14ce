#include "indexer/word_table.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <iterator>

namespace news {

namespace {

static_assert(std::endian::native == std::endian::little, "the head of a word must be its bytes in order");

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

}  // namespace

WordKey::WordKey(std::string_view word) noexcept
    : front{head_of(word), head_of(word.substr(std::min(word.size(), sizeof(uint64_t))))} {
  hash = word.size() <= PlainWord::kMostBytes ? short_hash(word.size())
                                              : static_cast<uint32_t>(XXH3_64bits(word.data(), word.size()));
}

uint32_t WordTable::add(std::string_view word, const WordKey& key, size_t at) {
  if ((words_.size() + 1) * 2 > slots_.size()) {
    grow();
    const size_t mask = slots_.size() - 1;
    for (at = key.hash & mask; slots_[at].word != 0;) at = (at + 1) & mask;
  }
  Word added;
  std::copy(std::begin(key.front), std::end(key.front), added.front);
  added.offset = static_cast<uint32_t>(text_.size());
  added.length = static_cast<uint16_t>(word.size());
  text_ += word;
  words_.push_back(added);
  const auto count = static_cast<uint32_t>(words_.size());
  slots_[at] = {key.hash, count};
  return count - 1;
}

void WordTable::grow() {
  LargeVector<Slot> old(slots_.size() * 2);
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
