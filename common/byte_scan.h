// Looks at text sixteen bytes at a time: for passes that wait for a few kinds of bytes. Pure functions; on
// processors without vectors the compiler takes eight bytes, with the same results.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace news {

using Bytes16 = uint8_t __attribute__((vector_size(16)));

inline Bytes16 load16(const char* at) noexcept {
  Bytes16 bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}
inline Bytes16 all16(uint8_t byte) noexcept { return Bytes16{} + byte; }

// Bit i: is byte i of the result of a comparison set?
template <typename Compared>
uint32_t mask16(Compared compared) noexcept {
#ifdef __SSE2__
  __m128i bytes;
  std::memcpy(&bytes, &compared, sizeof bytes);
  return static_cast<uint32_t>(_mm_movemask_epi8(bytes));
#else
  uint64_t halves[2];
  std::memcpy(halves, &compared, sizeof halves);
  uint32_t mask = 0;
  for (int i = 0; i < 2; ++i) {
    // The highest bits of the bytes, gathered by a multiplication (Hacker's Delight, 7-4).
    const uint64_t high = halves[i] >> 7 & 0x0101010101010101;
    mask |= static_cast<uint32_t>(high * 0x0102040810204080 >> 56) << (8 * i);
  }
  return mask;
#endif
}

// The place of the first byte from `from` on that `stops` accepts; the size of the text if there is none.
// `stops` takes sixteen bytes and says in mask16's bits which it accepts; of bytes that are zero, too, as the
// text's end is filled up with.
template <typename Stops>
size_t find_byte(std::string_view text, size_t from, const Stops& stops) noexcept {
  size_t at = from;
  for (; at + sizeof(Bytes16) <= text.size(); at += sizeof(Bytes16)) {
    if (const uint32_t mask = stops(load16(text.data() + at)))
      return at + static_cast<size_t>(std::countr_zero(mask));
  }
  if (at >= text.size()) return text.size();
  char rest[sizeof(Bytes16)] = {};
  const size_t left = text.size() - at;
  std::memcpy(rest, text.data() + at, left);
  const uint32_t mask = stops(load16(rest)) & ((uint32_t{1} << left) - 1);
  return mask == 0 ? text.size() : at + static_cast<size_t>(std::countr_zero(mask));
}

}  // namespace news
