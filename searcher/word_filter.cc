#include "searcher/word_filter.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace news {

namespace {

// Comparisons of a block cost one step for each beginning; with more of them byte by byte is faster.
constexpr size_t kMostBeginnings = 12;
// With more of them, to compare all takes longer than to let the tokeniser decide.
constexpr size_t kMostStarts = 32;

// Sixteen bytes at once: GCC's and clang's vector extension, which every processor can do.
using Block = uint8_t __attribute__((vector_size(16)));
using SignedBlock = int8_t __attribute__((vector_size(16)));

Block load(const char* bytes) noexcept {
  Block block;
  std::memcpy(&block, bytes, sizeof block);
  return block;
}

// Which bytes are letters; `lower` has bit 0x20 set in all of them.
Block letters(const Block& lower) noexcept { return Block(static_cast<Block>(lower - 'a') < uint8_t{26}); }

// The first byte of the block that is not 0; 16 if all are.
size_t first_set(const Block& block) noexcept {
  uint64_t halves[2];
  std::memcpy(halves, &block, sizeof halves);
  if ((halves[0] | halves[1]) == 0) return sizeof block;
  if constexpr (std::endian::native == std::endian::little) {
    const size_t half = halves[0] == 0 ? 1 : 0;
    return half * 8 + static_cast<size_t>(std::countr_zero(halves[half])) / 8;
  }
  size_t k = 0;
  while (block[k] == 0) ++k;
  return k;
}

bool is_letter(uint8_t c) noexcept { return static_cast<uint8_t>((c | 0x20) - 'a') < 26; }

}  // namespace

void WordFilter::add_beginning(uint8_t first, uint8_t second) {
  const Beginning beginning = {static_cast<uint8_t>(first | 0x20),
                               static_cast<uint8_t>(second == 0 ? 0 : second | 0x20)};
  if (seconds_.empty()) seconds_.resize(size_t{1} << 16);
  const size_t number = size_t{beginning.first} << 8 | beginning.second;
  if (seconds_[number]) return;
  seconds_[number] = true;
  beginnings_.push_back(beginning);
}

void WordFilter::add_all() {
  all_ = true;
  for (uint8_t c = 0; c < 0x80; ++c) first_[c] = is_letter(c) || (c >= '0' && c <= '9') || c == '_';
}

void WordFilter::add(std::string_view folded) {
  if (folded.empty() || static_cast<signed char>(folded[0]) < 0) return;
  const auto first = static_cast<uint8_t>(folded[0]);
  // A sign that is a letter by itself may fold to a space and a mark; no word begins with the space.
  if (!is_letter(first) && !(first >= '0' && first <= '9') && first != '_') return;
  first_[first] = true;
  if (is_letter(first)) first_[first ^ 0x20] = true;  // folded: lower case
  // A second byte that is not ASCII may be written in several ways.
  const bool one = folded.size() < 2 || static_cast<signed char>(folded[1]) < 0;
  add_beginning(first, one ? 0 : static_cast<uint8_t>(folded[1]));
  Start start = {0, 0};
  for (size_t i = 0; i < std::min(folded.size(), sizeof start.bytes); ++i) {
    if (static_cast<signed char>(folded[i]) < 0) break;
    start.bytes |= uint64_t{static_cast<uint8_t>(folded[i] | 0x20)} << (8 * i);
    start.mask |= uint64_t{0xff} << (8 * i);
  }
  starts_.push_back(start);
}

// Of a place where the first two bytes are those of a wanted word. Bytes that are not ASCII may fold to
// anything.
bool WordFilter::may_start_at(std::string_view text, size_t at) const noexcept {
  constexpr uint64_t kHighBits = 0x8080808080808080, kLowerCase = 0x2020202020202020;
  if (starts_.size() > kMostStarts || text.size() - at < sizeof(Start::bytes)) return true;
  uint64_t bytes = 0;
  for (size_t i = 0; i < sizeof bytes; ++i) bytes |= uint64_t{static_cast<uint8_t>(text[at + i])} << (8 * i);
  if ((bytes & kHighBits) != 0 || text[at + 1] == '.') return true;  // U.S. folds to "us"
  bytes |= kLowerCase;
  return std::any_of(starts_.begin(), starts_.end(),
                     [&](const Start& start) { return ((bytes ^ start.bytes) & start.mask) == 0; });
}

bool WordFilter::begins_at(std::string_view text, size_t at) const noexcept {
  const auto c = static_cast<uint8_t>(text[at]);
  if (c >= 0x80) return true;
  if (!begins(c) || (at > 0 && is_letter(static_cast<uint8_t>(text[at - 1])))) return false;
  if (all_) return true;
  const uint8_t after = at + 1 < text.size() ? static_cast<uint8_t>(text[at + 1]) : 0;
  if (after == '.') return true;  // U.S. folds to "us"
  const size_t first = size_t{static_cast<uint8_t>(c | 0x20)} << 8;
  if (!seconds_[first] && !seconds_[first | static_cast<uint8_t>(after | 0x20)]) return false;
  return may_start_at(text, at);
}

size_t WordFilter::next(std::string_view text, size_t from) const {
  if (all_ || beginnings_.size() > kMostBeginnings) return next_by_byte(text, from, text.size());
  return next_by_block(text, from);
}

size_t WordFilter::next_by_byte(std::string_view text, size_t from, size_t end) const {
  for (size_t at = from; at < end; ++at) {
    if (begins_at(text, at)) return at;
  }
  return end;
}

size_t WordFilter::next_by_block(std::string_view text, size_t from) const {
  constexpr size_t kBlock = sizeof(Block);
  size_t at = from;
  // The byte before a block is looked at, and so is the one after it.
  if (at == 0 && !text.empty()) {
    if (begins_at(text, 0)) return 0;
    at = 1;
  }
  while (at + kBlock < text.size()) {
    const Block here = load(text.data() + at);
    const Block lower = here | 0x20;
    const Block after = load(text.data() + at + 1) | 0x20;
    Block hits = Block(after == '.') & letters(lower);  // U.S. folds to "us"
    for (const Beginning& beginning : beginnings_) {
      Block hit = lower == beginning.first;
      if (beginning.second != 0) hit &= after == beginning.second;
      hits |= hit;
    }
    const Block before = load(text.data() + at - 1) | 0x20;
    hits &= ~letters(before);
    hits |= Block(SignedBlock(here) < int8_t{0});
    const size_t first = first_set(hits);
    if (first < kBlock && may_start_at(text, at + first)) return at + first;
    at += std::min(first + 1, kBlock);
  }
  return next_by_byte(text, at, text.size());
}

}  // namespace news
