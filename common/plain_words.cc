#include "common/plain_words.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "common/ascii.h"
#include "common/byte_scan.h"

namespace news {

namespace {

// Bytes that are looked at together, a bit for each; and what can be read: a word that begins among them, and
// two bytes behind it.
constexpr size_t kWindow = 64;
constexpr size_t kReadable = kWindow + PlainWord::kMostBytes;

// Dashes, quotation marks and the ellipsis of U+2000 to U+203F, and the no-break space: the characters beyond
// ASCII that stand beside words most often, and always end them. (U+2019 is an apostrophe.)
bool is_common_separator(std::string_view text, size_t at) noexcept {
  const auto byte = [&](size_t i) { return at + i < text.size() ? static_cast<uint8_t>(text[at + i]) : 0; };
  if (byte(0) == 0xC2) return byte(1) == 0xA0;
  if (byte(0) != 0xE2 || byte(1) != 0x80) return false;
  const int last = byte(2);
  return last == 0x93 || last == 0x94 || last == 0x9C || last == 0x9D || last == 0xA6;
}

Bytes16 in_small_letters(Bytes16 bytes) noexcept {
  const auto upper = bytes - all16('A') <= all16('Z' - 'A');
  return bytes | (reinterpret_cast<const Bytes16&>(upper) & all16(0x20));
}

struct Masks {
  uint64_t word = 0;    // bytes of words
  uint64_t beyond = 0;  // bytes of characters beyond ASCII
};

Masks masks_of(const char* window) noexcept {
  Masks masks;
  for (size_t i = 0; i < kWindow; i += sizeof(Bytes16)) {
    const Bytes16 bytes = load16(window + i);
    const Bytes16 lower = in_small_letters(bytes);
    const auto in_word = (lower - all16('a') <= all16('z' - 'a')) | (bytes - all16('0') <= all16('9' - '0')) |
                         (bytes == all16('_'));
    masks.word |= uint64_t{mask16(in_word)} << i;
    masks.beyond |= uint64_t{mask16(bytes >= all16(0x80))} << i;
  }
  return masks;
}

// Sixteen bytes of it from 16 - n on keep n bytes and drop the others.
constexpr std::array<char, 32> kept_bytes() {
  std::array<char, 32> bytes{};
  for (size_t i = 0; i < 16; ++i) bytes[i] = '\xff';
  return bytes;
}
constexpr std::array<char, 32> kKept = kept_bytes();

void put(PlainWord& word, const char* bytes, size_t length) noexcept {
  const Bytes16 kept = in_small_letters(load16(bytes)) & load16(kKept.data() + sizeof kept - length);
  std::memcpy(word.text, &kept, sizeof kept);
  word.length = static_cast<uint32_t>(length);
}

}  // namespace

bool is_plain_word(std::string_view text, size_t begin, size_t end) noexcept {
  const ByteClass next = class_at(text, end);
  if (next == ByteClass::separator) return true;
  const bool digit = is_ascii_digit(text[end - 1]);
  switch (next) {
    case ByteClass::number_joint:
      if (text[end] == '.' && end - begin == 1 && is_ascii_upper(text[begin])) return false;
      return !digit || end + 1 >= text.size() || (!is_ascii_digit(text[end + 1]) && text[end + 1] >= 0);
    case ByteClass::letter_joint: {
      const ByteClass after = class_at(text, end + 1);
      return digit || (after != ByteClass::word && after != ByteClass::other);
    }
    case ByteClass::other:
      return is_common_separator(text, end);
    default:
      return false;
  }
}

size_t take_plain_words(std::string_view text, size_t& at, std::span<PlainWord> words) noexcept {
  size_t count = 0;
  char rest[kReadable];
  while (at < text.size()) {
    const char* bytes = text.data() + at;
    if (text.size() - at < kReadable) {
      const size_t left = text.size() - at;
      std::memcpy(rest, bytes, left);
      std::memset(rest + left, 0, kReadable - left);
      bytes = rest;
    }
    const std::string_view window(bytes, kReadable);
    const Masks masks = masks_of(bytes);
    uint64_t left = masks.word;  // of words that were not yet taken
    size_t offset = 0;           // of what was not yet looked at
    for (;;) {
      const auto begin = static_cast<size_t>(std::countr_zero(left));  // kWindow if there is none
      const uint64_t before = begin < kWindow ? (uint64_t{1} << begin) - 1 : ~uint64_t{0};
      if ((masks.beyond & before) >> offset != 0 || count == words.size()) {
        at += offset;
        return count;
      }
      const uint64_t ended = ~masks.word & ~before;
      if (ended == 0) {  // it goes on behind the window, or there is none
        if (begin == 0) return count;
        at = std::min(at + begin, text.size());
        break;
      }
      const auto end = static_cast<size_t>(std::countr_zero(ended));
      if (end - begin > PlainWord::kMostBytes || !is_plain_word(window, begin, end)) {
        at += begin;
        return count;
      }
      put(words[count], bytes + begin, end - begin);
      words[count++].begin = static_cast<uint32_t>(at + begin);
      left &= ~uint64_t{0} << end;
      offset = end;
    }
  }
  return count;
}

}  // namespace news
