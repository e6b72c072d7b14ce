// The number and string codings of Xapian's glass tables (xapian-core 1.4: common/pack.h, backends/glass).
// Bytes appended here are read by Xapian itself: never change one without the comparison tests. Pure
// functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace news::glass {

// The same as memcpy, without a call for the few bytes that keys and tags mostly have.
inline uint8_t* put_bytes(uint8_t* at, const void* from, size_t size) noexcept {
  const auto* bytes = static_cast<const uint8_t*>(from);
  // The first and the last bytes; they may overlap.
  const auto ends = [&](auto word) {
    decltype(word) last;
    std::memcpy(&word, bytes, sizeof word);
    std::memcpy(&last, bytes + size - sizeof word, sizeof word);
    std::memcpy(at, &word, sizeof word);
    std::memcpy(at + size - sizeof word, &last, sizeof word);
  };
  if (size > 16)
    std::memcpy(at, bytes, size);
  else if (size >= 8)
    ends(uint64_t{});
  else if (size >= 4)
    ends(uint32_t{});
  else if (size > 0) {
    at[0] = bytes[0];
    at[size / 2] = bytes[size / 2];
    at[size - 1] = bytes[size - 1];
  }
  return at + size;
}

// Little-endian base 128, high bit on every byte but the last. Writes at most kMostUintBytes to `at` and
// returns where it ends.
inline constexpr size_t kMostUintBytes = 10;
inline uint8_t* put_uint(uint8_t* at, uint64_t value) noexcept {
  while (value >= 128) {
    *at++ = static_cast<uint8_t>(value | 0x80);
    value >>= 7;
  }
  *at++ = static_cast<uint8_t>(value);
  return at;
}
// Several of them in a register, the first one lowest: as long as they fit, which the caller knows.
struct ShortBytes {
  uint64_t bytes = 0;
  size_t size = 0;
  void put(uint64_t byte) noexcept { bytes |= byte << (8 * size++); }
  void put_uint(uint64_t value) noexcept {
    for (; value >= 128; value >>= 7) put((value & 0x7f) | 0x80);
    put(value);
  }
};
// Writes all eight bytes and returns where those that count end.
inline uint8_t* put_whole(uint8_t* at, ShortBytes bytes) noexcept {
  for (size_t i = 0; i < sizeof bytes.bytes; ++i) at[i] = static_cast<uint8_t>(bytes.bytes >> (8 * i));
  return at + bytes.size;
}
// Reads it back and moves `at` behind it.
inline uint64_t get_uint(const uint8_t*& at) noexcept {
  uint64_t value = 0;
  for (int shift = 0;; shift += 7) {
    const uint8_t byte = *at++;
    value |= uint64_t{byte & 0x7fu} << shift;
    if (byte < 128) return value;
  }
}
// The same at the end of a string.
void pack_uint(std::string& out, uint64_t value);
// Plain little-endian bytes without leading zeros; 0 is the empty string; only as the end of a key.
void pack_uint_last(std::string& out, uint64_t value);
// '0' or '1'.
inline void pack_bool(std::string& out, bool value) { out += value ? '1' : '0'; }
// Length as uint, then the bytes.
void pack_string(std::string& out, std::string_view text);
// Order-preserving number, for document ids in keys: at most kMostUintBytes.
uint8_t* put_sortable_uint(uint8_t* at, uint64_t value) noexcept;
ShortBytes short_sortable_uint(uint32_t value) noexcept;
void pack_sortable_uint(std::string& out, uint64_t value);
// Order-preserving string: zero bytes doubled up with 0xff; with a zero byte at the end unless it ends the
// key.
void pack_sortable_string(std::string& out, std::string_view text, bool terminated);

// Positions of one term in one document: ascending, distinct, at least one, none of them 0 (a list {0, 1}
// would be read back as {1}). Last position, then the others by interpolative coding (Moffat and Stuiver
// 2000, in Xapian's variant). Writes at most most_position_bytes() to `at`, some of them behind what it
// returns, which is where the list ends.
uint8_t* put_positions(uint8_t* at, std::span<const uint32_t> positions) noexcept;
constexpr size_t most_position_bytes(size_t positions) { return kMostUintBytes + 4 * positions + 8; }

}  // namespace news::glass
