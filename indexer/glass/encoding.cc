#include "indexer/glass/encoding.h"

#include <bit>

namespace news::glass {

namespace {

// Bits go out least significant first; the last byte is padded with zeros.
class BitWriter {
 public:
  explicit BitWriter(uint8_t* at) : at_(at) {}

  // `value` < `outof`, in as few bits as a code of `outof` values allows: those in the middle take one bit
  // less.
  void code(uint32_t value, uint32_t outof) {
    const int bits = std::bit_width(outof - 1);
    const auto spare = static_cast<uint32_t>((uint64_t{1} << bits) - outof);
    const uint32_t middle = (outof - spare) / 2;
    if (spare == 0 || value < middle) {
      put(value, bits);
    } else if (value < middle + spare) {
      put(value, bits - 1);
    } else {
      put((value - middle - spare) | (uint32_t{1} << (bits - 1)), bits);
    }
  }

  void interpolate(std::span<const uint32_t> list, size_t first, size_t last) {
    while (first + 1 < last) {
      const size_t middle = first + (last - first) / 2;
      const auto outof = static_cast<uint32_t>(list[last] - list[first] + first - last + 1);
      const auto lowest = static_cast<uint32_t>(list[first] + middle - first);
      code(list[middle] - lowest, outof);
      interpolate(list, first, middle);
      first = middle;
    }
  }

  uint8_t* flush() {
    store();
    return at_ + (filled_ + 7) / 8;
  }

 private:
  void put(uint32_t value, int count) {
    bits_ |= uint64_t{value} << filled_;
    filled_ += count;
    if (filled_ < 32) return;
    store();
    at_ += 4;
    bits_ >>= 32;
    filled_ -= 32;
  }
  void store() {
    for (int i = 0; i < 4; ++i) at_[i] = static_cast<uint8_t>(bits_ >> (8 * i));
  }
  uint8_t* at_;
  uint64_t bits_ = 0;
  int filled_ = 0;
};

}  // namespace

void pack_uint(std::string& out, uint64_t value) {
  uint8_t bytes[kMostUintBytes];
  out.append(reinterpret_cast<const char*>(bytes), static_cast<size_t>(put_uint(bytes, value) - bytes));
}

void pack_uint_last(std::string& out, uint64_t value) {
  for (; value != 0; value >>= 8) out += static_cast<char>(value);
}

void pack_string(std::string& out, std::string_view text) {
  pack_uint(out, text.size());
  out += text;
}

namespace {
// The top length-2 bits of the first byte say how many bytes follow.
int sortable_length(uint64_t value) { return value < 0x8000 ? 2 : (std::bit_width(value) + 5) / 7; }
uint8_t sortable_mark(int length) { return static_cast<uint8_t>(0xff << (10 - length)); }
}  // namespace

uint8_t* put_sortable_uint(uint8_t* at, uint64_t value) noexcept {
  const int length = sortable_length(value);
  for (int i = length - 1; i >= 0; --i) at[length - 1 - i] = static_cast<uint8_t>(value >> (8 * i));
  at[0] |= sortable_mark(length);
  return at + length;
}

ShortBytes short_sortable_uint(uint32_t value) noexcept {
  const int length = sortable_length(value);
  const uint64_t bytes = __builtin_bswap64(uint64_t{value} << (64 - 8 * length));
  return {bytes | sortable_mark(length), static_cast<size_t>(length)};
}

void pack_sortable_uint(std::string& out, uint64_t value) {
  uint8_t bytes[kMostUintBytes];
  out.append(reinterpret_cast<const char*>(bytes),
             static_cast<size_t>(put_sortable_uint(bytes, value) - bytes));
}

void pack_sortable_string(std::string& out, std::string_view text, bool terminated) {
  for (const char c : text) {
    out += c;
    if (c == '\0') out += '\xff';
  }
  if (terminated) out += '\0';
}

uint8_t* put_positions(uint8_t* at, std::span<const uint32_t> positions) noexcept {
  const uint32_t last = positions.back();
  at = put_uint(at, last);
  if (positions.size() == 1) return at;
  BitWriter bits(at);
  const uint32_t first = positions.front();
  bits.code(first, last);
  bits.code(static_cast<uint32_t>(positions.size() - 2), last - first);
  bits.interpolate(positions, 0, positions.size() - 1);
  return bits.flush();
}

}  // namespace news::glass
