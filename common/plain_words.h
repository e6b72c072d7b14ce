// Words of nothing but ASCII letters, digits and underscores between separators, many at a time: nearly all
// words of most languages' news. Tokeniser alone says what a word is; what may be one of another kind is left
// to it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace news {

// What a byte may be to a word.
enum class ByteClass : uint8_t {
  separator,  // ends a word, whatever comes next
  word,
  number_joint,  // may join digits
  letter_joint,  // may join letters
  suffix,        // may belong to the end of a word
  other,         // part of a character beyond ASCII
};

constexpr std::array<ByteClass, 256> byte_classes() {
  std::array<ByteClass, 256> classes{};
  for (size_t c = 0; c < 256; ++c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_')
      classes[c] = ByteClass::word;
    else if (c == '.' || c == ',' || c == ';')
      classes[c] = ByteClass::number_joint;
    else if (c == '\'' || c == '&')
      classes[c] = ByteClass::letter_joint;
    else if (c == '+' || c == '#')
      classes[c] = ByteClass::suffix;
    else if (c >= 0x80)
      classes[c] = ByteClass::other;
  }
  return classes;
}
inline constexpr std::array<ByteClass, 256> kByteClasses = byte_classes();

// Of a byte of the text; behind its end there are separators.
inline ByteClass class_at(std::string_view text, size_t at) noexcept {
  return at < text.size() ? kByteClasses[static_cast<uint8_t>(text[at])] : ByteClass::separator;
}

// Bytes of class word from `begin` to `end`, with none on either side: are they certainly a word, as they
// stand? False if it may be part of one (3.5, don't, C++, U.S.).
bool is_plain_word(std::string_view text, size_t begin, size_t end) noexcept;

struct PlainWord {
  static constexpr size_t kMostBytes = 16;
  char text[kMostBytes];  // in small letters, zeros behind
  uint32_t begin;         // in the whole text
  uint32_t length;
  std::string_view term() const noexcept { return {text, length}; }
};

// Takes plain words from `at`, where no word may have begun before, until `words` is full, the text ends, or
// something comes that may be another kind of word. Moves `at` behind the last one, or on to what comes, and
// returns how many.
size_t take_plain_words(std::string_view text, size_t& at, std::span<PlainWord> words) noexcept;

}  // namespace news
