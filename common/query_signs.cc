#include "common/query_signs.h"

#include <unicode/uchar.h>

#include "common/analysis.h"
#include "common/utf8.h"

namespace news {

namespace {

bool is_sign(char c) noexcept { return c == '*' || c == '?'; }

// A vowel sign or an accent of its own belongs to the letter before it.
bool is_word_part(char32_t c) noexcept {
  const auto point = static_cast<UChar32>(c);
  return u_isalnum(point) || (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0;
}

bool alphabetic_at(std::string_view text, size_t pos) noexcept {
  if (pos >= text.size()) return false;
  const char32_t c = decode(text, pos);
  return is_word_part(c) && !is_cjk(c);
}

}  // namespace

bool letter_or_digit_at(std::string_view text, size_t pos) noexcept {
  return pos < text.size() && is_word_part(decode(text, pos));
}
bool letter_or_digit_before(std::string_view text, size_t pos) noexcept {
  return pos > 0 && letter_or_digit_at(text, floor_boundary(text, pos - 1));
}

std::vector<size_t> find_wildcards(std::string_view text) {
  std::vector<size_t> found;
  for (size_t begin = text.find_first_of("*?"); begin != std::string_view::npos;
       begin = text.find_first_of("*?", begin)) {
    size_t end = begin;
    while (end < text.size() && is_sign(text[end])) ++end;
    const bool word_behind = alphabetic_at(text, end);
    const bool touches = letter_or_digit_before(text, begin) || letter_or_digit_at(text, end);
    // Behind the last '*' of the run there may be the question mark of a sentence: cloud*?
    const size_t last_star = text.substr(begin, end - begin).rfind('*');
    const size_t stop = word_behind                                      ? end
                        : touches && last_star != std::string_view::npos ? begin + last_star + 1
                                                                         : begin;
    for (size_t i = begin; i < stop; ++i) found.push_back(i);
    begin = end;
  }
  return found;
}

std::optional<size_t> find_fuzzy(std::string_view text) noexcept {
  const size_t tilde = text.rfind('~');
  if (tilde == std::string_view::npos) return std::nullopt;
  const std::string_view word = text.substr(0, tilde);
  const std::string_view rest = text.substr(tilde + 1);
  if (rest.find_first_not_of("0123456789.,;:!?") != std::string_view::npos) return std::nullopt;
  if (!letter_or_digit_before(word, word.size())) return std::nullopt;
  if (word.find_first_not_of("0123456789") == std::string_view::npos) return std::nullopt;
  return tilde;
}

}  // namespace news
