#include "common/query_unsupported.h"

#include <fmt/format.h>

#include "common/query_signs.h"

namespace news {

namespace {

bool is_digits(std::string_view text) noexcept {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

void refuse_signs_in_front(std::string_view query, const Lexeme& word, const Lexeme& next) {
  const std::string_view text = word.text;
  const bool before_quote = text.size() == 1 && next.kind == LexKind::quoted && next.glued;
  if (text[0] == '!' && (before_quote || letter_or_digit_at(text, 1) ||
                         (text.size() == 1 && next.kind == LexKind::open && next.glued))) {
    throw query_error(query, {word.span.begin, word.span.begin + 1}, "'!' is no operator here",
                      "write NOT or - before it");
  }
  if (text == "||" || text == "&&") {
    throw query_error(query, word.span, fmt::format("'{}' is no operator here", text),
                      text == "||" ? "write OR" : "write AND, or nothing: words side by side must all occur");
  }
  // Operators of other systems stand between two words.
  if ((text == "SYN" || text == "XOR" || text == "ANDNOT") && word.span.begin > 0 &&
      next.kind != LexKind::end) {
    const std::string form = text == "SYN"   ? "a OR b, or keep a file of synonyms"
                             : text == "XOR" ? "(a OR b) -(a b)"
                                             : "a NOT b";
    throw query_error(query, word.span, fmt::format("{} is no operator here", text),
                      fmt::format("write {}; the word itself in lower case", form));
  }
  if (text == "=" && next.kind == LexKind::open && next.glued) {
    throw query_error(query, word.span, "'=' takes one word or a phrase", "write =(a OR b) as =a OR =b");
  }
}

void refuse_boost(std::string_view query, const Lexeme& word) {
  const size_t caret = word.text.rfind('^');
  if (caret == std::string_view::npos || !letter_or_digit_before(word.text, caret)) return;
  if (word.text.find_first_not_of("0123456789.", caret + 1) != std::string_view::npos ||
      caret + 1 == word.text.size())
    return;
  const size_t at = word.span.begin + caret;
  throw query_error(query, {at, word.span.end}, "words cannot be given a weight",
                    fmt::format("write {} alone", shown(word.text.substr(0, caret))));
}

// A phrase within so many words of each other, as it is written here.
std::string as_proximity(std::string_view phrase, std::string_view distance) {
  const size_t space = phrase.find(' ');
  if (space == std::string_view::npos || phrase.find(' ', space + 1) != std::string_view::npos)
    return fmt::format("write a NEAR/{} b", distance);
  return fmt::format("write {} NEAR/{} {}", shown(phrase.substr(0, space)), distance,
                     shown(phrase.substr(space + 1)));
}

}  // namespace

void refuse_unsupported_word(std::string_view query, const Lexeme& word, const Lexeme& next) {
  if (word.text.empty() || is_address(word.text)) return;
  refuse_signs_in_front(query, word, next);
  refuse_boost(query, word);
}

void refuse_unsupported_quoted(std::string_view query, const Lexeme& quoted, const Lexeme& next) {
  if (quoted.kind != LexKind::quoted || next.kind != LexKind::word || !next.glued) return;
  const char sign = next.text[0];
  const std::string_view rest = next.text.substr(1);
  if (sign == '~' && (rest.empty() || is_digits(rest))) {
    throw query_error(query, next.span, "'~' stands behind one word, not behind a phrase",
                      as_proximity(quoted.text, rest.empty() ? "5" : rest));
  }
  if (sign == '*') {
    throw query_error(query, next.span, "this wildcard belongs to no word",
                      "write it within the quotation marks: \"alibaba clou*\"");
  }
  if (sign == '^' && (rest.empty() || is_digits(rest))) {
    throw query_error(query, next.span, "phrases cannot be given a weight",
                      "leave the sign and the number out");
  }
}

void refuse_unsupported_value(std::string_view query, const Lexeme& value) {
  const std::string hint = "write the whole value; if the sign belongs to it, put quotation marks around it";
  const std::vector<size_t> wildcards = find_wildcards(value.text);
  if (!wildcards.empty()) {
    const size_t at = value.span.begin + wildcards.front();
    throw query_error(query, {at, at + 1}, "whole values take no wildcards", hint);
  }
  if (value.text.size() > 1 && value.text.ends_with('~')) {
    throw query_error(query, {value.span.end - 1, value.span.end}, "whole values take no '~'", hint);
  }
  if (value.text.size() > 1 && value.text[0] == '=') {
    throw query_error(query, {value.span.begin, value.span.begin + 1},
                      "'=' is for words: the whole value is compared anyway, whatever its case",
                      "leave it out");
  }
}

}  // namespace news
