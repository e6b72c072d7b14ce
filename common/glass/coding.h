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

inline uint32_t big_endian16(const uint8_t* p) noexcept { return uint32_t{p[0]} << 8 | p[1]; }
inline uint32_t big_endian32(const uint8_t* p) noexcept {
  return big_endian16(p) << 16 | big_endian16(p + 2);
}
inline uint32_t little_endian32(const uint8_t* p) noexcept {
  return p[0] | uint32_t{p[1]} << 8 | uint32_t{p[2]} << 16 | uint32_t{p[3]} << 24;
}
inline uint64_t little_endian64(const uint8_t* p) noexcept {
  return little_endian32(p) | uint64_t{little_endian32(p + 4)} << 32;
}

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
  // Are the next eight numbers of one byte each? Then as one, the first of them lowest.
  bool peek_small_uints(uint64_t& eight) const noexcept {
    if (end_ - next_ < 8) return false;
    eight = little_endian64(next_);
    return (eight & 0x8080808080808080) == 0;
  }
  void pass_small_uints() noexcept { next_ += 8; }  // those eight
  // Passes over two documents of a list of lengths if they are as take_length_of_neighbour() knows them.
  bool pass_two_neighbours() noexcept {
    if (end_ - next_ < 8 || (little_endian64(next_) & 0x8080ff8080ff) != 0x008000008000) return false;
    next_ += 6;
    return true;
  }
  // If the next two numbers are a 0 and one of two bytes, takes both and gives the second, else 0: in the
  // list of lengths most documents have the one before as their neighbour and between 128 and 16,383 words.
  uint32_t take_length_of_neighbour() noexcept {
    if (end_ - next_ < 4) return 0;
    const uint32_t four = little_endian32(next_);
    if ((four & 0x8080ff) != 0x008000) return 0;
    next_ += 3;
    return (four >> 8 & 0x7f) | (four >> 9 & 0x3f80);
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

// For keys: a number whose bytes sort as it does, and a string that ends where its terminator says. Without
// terminator the string must be the end of the key.
void append_sortable(std::string& key, uint32_t number);
void append_sortable(std::string& key, std::string_view text, bool terminated);
// The number that is all of `bytes`.
uint32_t sortable_number(std::string_view bytes);

}  // namespace news::glass
