// Finds the places of a text that may begin one of some words, at the speed of memory: most of an article is
// passed over without being looked at word by word. What it reports is a superset; the tokeniser decides.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace news {

// Not changed by searching: may be used by several threads then.
class WordFilter {
 public:
  // Words whose folded form begins with `folded` are wanted; no more than its first eight bytes count, and
  // none from one on that is not ASCII. A beginning that is not ASCII adds nothing: whatever is not ASCII is
  // reported anyway.
  void add(std::string_view folded);
  // Every word is wanted.
  void add_all();

  // The first byte at `from` or after it that may begin a wanted word (among them any letter that stands
  // alone before a full stop: U.S. is "us"), or that is not ASCII; text.size() if there is none. Never what
  // follows a letter.
  size_t next(std::string_view text, size_t from) const;

  // May a wanted word begin with this ASCII character?
  bool begins(unsigned char c) const noexcept { return first_[c]; }

 private:
  // The first two bytes of words, letters with bit 0x20 set; `second` 0 stands for any.
  struct Beginning {
    uint8_t first;
    uint8_t second;
    bool operator==(const Beginning&) const = default;
  };
  // The same of up to eight bytes, the first one lowest, and all bits of those that count.
  struct Start {
    uint64_t bytes;
    uint64_t mask;
  };
  void add_beginning(uint8_t first, uint8_t second);
  bool may_start_at(std::string_view text, size_t at) const noexcept;
  bool begins_at(std::string_view text, size_t at) const noexcept;
  size_t next_by_byte(std::string_view text, size_t from, size_t end) const;
  size_t next_by_block(std::string_view text, size_t from) const;

  bool all_ = false;
  std::vector<Beginning> beginnings_;
  std::vector<bool> seconds_;  // by the two bytes of a beginning
  std::vector<Start> starts_;
  std::array<bool, 256> first_{};  // by byte, letters in both cases
};

}  // namespace news
