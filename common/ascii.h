// Letters, digits and white space of ASCII, whatever the locale: for formats, names and numbers. The text of
// articles is folded by common/folding.h.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace news {

constexpr bool is_ascii_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
constexpr char ascii_lower(char c) noexcept {
  return is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr bool is_ascii_letter(char c) noexcept { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }
constexpr bool is_ascii_alnum(char c) noexcept { return is_ascii_letter(c) || is_ascii_digit(c); }
// As isspace() of C has it: space, \t, \n, \v, \f, \r.
constexpr bool is_ascii_space(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }

// But for the case of letters of ASCII the same.
constexpr bool equal_no_case(std::string_view a, std::string_view b) noexcept {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

constexpr bool starts_with_no_case(std::string_view text, std::string_view start) noexcept {
  return equal_no_case(text.substr(0, start.size()), start);
}
constexpr bool ends_with_no_case(std::string_view text, std::string_view ending) noexcept {
  return text.size() >= ending.size() && equal_no_case(text.substr(text.size() - ending.size()), ending);
}
constexpr bool contains_no_case(std::string_view text, std::string_view part) noexcept {
  return std::search(text.begin(), text.end(), part.begin(), part.end(),
                     [](char x, char y) { return ascii_lower(x) == ascii_lower(y); }) != text.end();
}

inline std::string ascii_lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

}  // namespace news
