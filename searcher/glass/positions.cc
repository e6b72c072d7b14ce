#include "searcher/glass/positions.h"

#include <bit>

#include "common/glass/coding.h"

namespace news::glass {

namespace {

// Of one term in one document; what is more is not an article. Bounds the memory that a damaged entry takes.
constexpr uint32_t kMostPositions = 1 << 26;

// Bits come least significant first.
class BitReader {
 public:
  // `may_end`: the bytes may be no more than a beginning; then ended() tells that a number was not there.
  explicit BitReader(std::string_view bytes, bool may_end = false) noexcept
      : bytes_(bytes), may_end_(may_end) {}

  bool ended() const noexcept { return ended_; }

  // A number below `outof`, see indexer/glass/encoding.cc.
  uint32_t code(uint32_t outof) {
    const int bits = std::bit_width(outof - 1);
    const auto spare = static_cast<uint32_t>((uint64_t{1} << bits) - outof);
    const uint32_t middle = (outof - spare) / 2;
    if (spare == 0) return take(bits);
    const uint32_t value = take(bits - 1);
    return value < middle && take(1) != 0 ? value + middle + spare : value;
  }

 private:
  uint32_t take(int count) {
    while (filled_ < count) {
      if (next_ == bytes_.size()) {
        if (!may_end_) damaged("a list of positions has no end");
        ended_ = true;
        return 0;
      }
      bits_ |= uint64_t{static_cast<uint8_t>(bytes_[next_++])} << filled_;
      filled_ += 8;
    }
    const auto value = static_cast<uint32_t>(bits_ & ((uint64_t{1} << count) - 1));
    bits_ >>= count;
    filled_ -= count;
    return value;
  }
  std::string_view bytes_;
  bool may_end_;
  bool ended_ = false;
  size_t next_ = 0;
  uint64_t bits_ = 0;
  int filled_ = 0;
};

void interpolate(BitReader& bits, std::vector<uint32_t>& list, size_t first, size_t last) {
  while (first + 1 < last) {
    const size_t middle = first + (last - first) / 2;
    const auto between = static_cast<uint32_t>(last - first);
    if (list[last] - list[first] < between) damaged("positions are not ascending");
    const auto lowest = static_cast<uint32_t>(list[first] + middle - first);
    list[middle] = lowest + bits.code(list[last] - list[first] - between + 1);
    interpolate(bits, list, first, middle);
    first = middle;
  }
}

// The numbers come in an order that has all that stand before a place ahead of those that stand behind it,
// but for the middles that lead there. Gives out those between two known ones, as long as they are wanted.
struct FirstPositions {
  BitReader& bits;
  size_t most;
  std::vector<uint32_t>& list;

  void between(size_t first, uint32_t low, size_t last, uint32_t high) {
    while (first + 1 < last && list.size() < most && !bits.ended()) {
      const size_t middle = first + (last - first) / 2;
      const auto gap = static_cast<uint32_t>(last - first);
      if (high < low || high - low < gap) damaged("positions are not ascending");
      const uint32_t value = static_cast<uint32_t>(low + middle - first) + bits.code(high - low - gap + 1);
      if (bits.ended()) return;
      between(first, low, middle, value);
      if (list.size() >= most || bits.ended()) return;
      list.push_back(value);
      first = middle;
      low = value;
    }
  }
};

}  // namespace

bool unpack_first_positions(std::string_view tag, size_t most, std::vector<uint32_t>& positions) {
  positions.clear();
  TagReader reader(tag);
  const uint32_t last = reader.take_uint32();
  if (reader.empty()) {
    positions.push_back(last);
    return true;
  }
  if (last == 0) damaged("positions are not ascending");
  BitReader bits(reader.rest(), true);
  const uint32_t first = bits.code(last);
  const uint32_t between = bits.code(last - first);
  if (between >= kMostPositions) damaged("there are more positions than there can be");
  positions.push_back(first);
  FirstPositions{bits, most, positions}.between(0, first, size_t{between} + 1, last);
  if (positions.size() != size_t{between} + 1 || positions.size() >= most) return false;
  positions.push_back(last);
  return true;
}

void unpack_positions(std::string_view tag, std::vector<uint32_t>& positions) {
  positions.clear();
  TagReader reader(tag);
  const uint32_t last = reader.take_uint32();
  if (reader.empty()) {
    positions.push_back(last);
    return;
  }
  BitReader bits(reader.rest());
  if (last == 0) damaged("positions are not ascending");
  const uint32_t first = bits.code(last);
  const uint32_t between = bits.code(last - first);
  if (between >= kMostPositions) damaged("there are more positions than there can be");
  positions.resize(size_t{between} + 2);
  positions.front() = first;
  positions.back() = last;
  interpolate(bits, positions, 0, positions.size() - 1);
}

PositionReader::PositionReader(const MappedTable& position, std::string_view term) : entries_(position) {
  append_sortable(term_, term, true);
}

std::span<const uint32_t> PositionReader::get_first(uint32_t document, size_t most, bool& whole) {
  // A position takes less than four bytes, beside those that lead to it.
  constexpr size_t kLeading = 256;
  whole = true;
  key_ = term_;
  append_sortable(key_, document);
  if (!entries_.seek(key_)) return {};
  beginning_.clear();
  entries_.append_stored(0, 4 * most + kLeading, beginning_);
  whole = unpack_first_positions(beginning_, most, positions_);
  return positions_;
}

std::span<const uint32_t> PositionReader::get(uint32_t document) {
  key_ = term_;
  append_sortable(key_, document);
  if (!entries_.seek(key_)) return {};
  unpack_positions(entries_.tag(), positions_);
  return positions_;
}

}  // namespace news::glass
