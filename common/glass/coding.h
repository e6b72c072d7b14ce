// How numbers stand in the tags and keys of a glass database (xapian-core 1.4, backends/glass; summed up in
// indexer/glass/encoding.h, which writes them). Everything that is read may be damaged: no read goes beyond
// its bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace news::glass {

// Throws Damaged.
[[noreturn]] void damaged(const char* what);

// Takes numbers and strings off the front of a tag. Keeps pointers into it.
class TagReader {
 public:
  TagReader() = default;
  explicit TagReader(std::string_view tag) noexcept
      : next_(reinterpret_cast<const uint8_t*>(tag.data())), end_(next_ + tag.size()) {}

  bool empty() const noexcept { return next_ == end_; }
  uint64_t take_uint() {
    if (next_ != end_ && *next_ < 0x80) return *next_++;
    if (end_ - next_ >= 2 && next_[1] < 0x80) {
      next_ += 2;
      return (next_[-2] & 0x7fu) | uint32_t{next_[-1]} << 7;
    }
    const Taken taken = take_long_uint(next_, end_);
    next_ = taken.next;
    return taken.number;
  }
  uint32_t take_uint32();
  bool take_bool();  // '0' or '1'
  std::string_view take_string();
  std::string_view rest() const noexcept {
    return {reinterpret_cast<const char*>(next_), static_cast<size_t>(end_ - next_)};
  }

 private:
  struct Taken {
    uint64_t number;
    const uint8_t* next;
  };
  // Not a member: where a reader is a local variable, its pointers can then stay in registers.
  static Taken take_long_uint(const uint8_t* next, const uint8_t* end);
  const uint8_t* next_ = nullptr;
  const uint8_t* end_ = nullptr;
};

inline uint32_t big_endian16(const uint8_t* p) noexcept { return uint32_t{p[0]} << 8 | p[1]; }
inline uint32_t big_endian32(const uint8_t* p) noexcept {
  return big_endian16(p) << 16 | big_endian16(p + 2);
}

// For keys: a number whose bytes sort as it does, and a string that ends where its terminator says. Without
// terminator the string must be the end of the key.
void append_sortable(std::string& key, uint32_t number);
void append_sortable(std::string& key, std::string_view text, bool terminated);
// The number that is all of `bytes`.
uint32_t sortable_number(std::string_view bytes);

}  // namespace news::glass
