#include "common/query_unsupported.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <optional>

#include "common/analysis.h"
#include "common/utf8.h"

namespace news {

namespace {

constexpr std::string_view kNotYet = "not in this version";
constexpr std::string_view kTextHint = "; --literal searches plain text";

bool is_digits(std::string_view text) noexcept {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool letter_or_digit_at(std::string_view text, size_t pos) noexcept {
  return pos < text.size() && u_isalnum(static_cast<UChar32>(decode(text, pos)));
}
bool letter_or_digit_before(std::string_view text, size_t pos) noexcept {
  return pos > 0 && letter_or_digit_at(text, floor_boundary(text, pos - 1));
}
// CJK text has no space after a question mark, so there the sign ends a sentence.
bool alphabetic_at(std::string_view text, size_t pos) noexcept {
  if (pos >= text.size()) return false;
  const char32_t c = decode(text, pos);
  return u_isalnum(static_cast<UChar32>(c)) && !is_cjk(c);
}

// The word without the signs, for hints.
std::string bare(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (c != '*' && c != '?') out += c;
  }
  return shown(out);
}

// Offset of a wildcard: '*' that touches a letter, '?' with a letter right behind it.
std::optional<size_t> find_wildcard(std::string_view text) noexcept {
  for (size_t i = text.find_first_of("*?"); i != std::string_view::npos;
       i = text.find_first_of("*?", i + 1)) {
    if (text[i] == '?' ? alphabetic_at(text, i + 1)
                       : letter_or_digit_at(text, i + 1) || letter_or_digit_before(text, i)) {
      return i;
    }
  }
  return std::nullopt;
}

void refuse_wildcard(std::string_view query, const Lexeme& lexeme, const std::string& hint) {
  const std::optional<size_t> sign = find_wildcard(lexeme.text);
  if (!sign) return;
  const size_t at = static_cast<size_t>(lexeme.text.data() - query.data()) + *sign;
  throw query_error(query, {at, at + 1}, fmt::format("wildcards are {}", kNotYet), hint);
}

// colour~ and colour~2, but not 1~3 and not ~50.
void refuse_fuzzy(std::string_view query, const Lexeme& lexeme) {
  const size_t tilde = lexeme.text.rfind('~');
  if (tilde == std::string_view::npos) return;
  const std::string_view rest = lexeme.text.substr(tilde + 1);
  const std::string_view word = lexeme.text.substr(0, tilde);
  if (!rest.empty() && rest.find_first_not_of("0123456789.,;:!?") != std::string_view::npos) return;
  if (!letter_or_digit_before(word, word.size()) || is_digits(word)) return;
  const size_t at = lexeme.span.begin + tilde;
  throw query_error(query, {at, lexeme.span.end}, fmt::format("fuzzy words are {}", kNotYet),
                    fmt::format("write the spellings side by side: {} OR ...", shown(word)));
}

[[noreturn]] void refuse_proximity(std::string_view query, const Lexeme& word) {
  const std::string text = shown(word.text);
  const bool plain = is_digits(text.substr(text.find('/') + 1));
  throw query_error(
      query, word.span, fmt::format("the operator {} is {}", text, kNotYet),
      "write a AND b (near words rank higher anyway), or \"a b\" for words next to each other" +
          (plain ? std::string(kTextHint) : fmt::format("; the word itself is written {}", lowered(text))));
}

bool is_proximity(std::string_view word) {
  const std::string plain = narrow(word.substr(0, 64));
  if (plain == "NEAR" || plain == "ADJ" || plain.starts_with("NEAR/") || plain.starts_with("ADJ/"))
    return true;
  const std::string low = lowered(plain);
  if (low == "/s" || low == "/p") return true;
  const size_t slash = low.find('/');
  if (slash == std::string::npos || !is_digits(std::string_view(low).substr(slash + 1))) return false;
  const std::string_view name = std::string_view(low).substr(0, slash);
  return name == "near" || name == "adj" || name == "w" || name == "pre" || name == "onear";
}

void refuse_signs_in_front(std::string_view query, const Lexeme& word, const Lexeme& next) {
  const std::string_view text = word.text;
  const bool before_quote = text.size() == 1 && next.kind == LexKind::quoted && next.glued;
  if (text[0] == '=' && (before_quote || letter_or_digit_at(text, 1))) {
    const std::string rest = before_quote ? std::string(next.text) : std::string(text.substr(1));
    throw query_error(
        query, {word.span.begin, word.span.begin + 1}, fmt::format("'=' for exact spelling is {}", kNotYet),
        fmt::format("write \"{}\": these very words, whatever their case and accents", shown(rest)));
  }
  if (text[0] == '!' && (before_quote || letter_or_digit_at(text, 1) ||
                         (text.size() == 1 && next.kind == LexKind::open && next.glued))) {
    throw query_error(query, {word.span.begin, word.span.begin + 1}, "'!' is no operator here",
                      "write NOT or - before it");
  }
  if (text == "||" || text == "&&") {
    throw query_error(query, word.span, fmt::format("'{}' is no operator here", text),
                      text == "||" ? "write OR" : "write AND, or nothing: words side by side must all occur");
  }
}

void refuse_function(std::string_view query, const Lexeme& word, const Lexeme& next) {
  if (next.kind != LexKind::open || !next.glued) return;
  const std::string name = lowered(narrow(word.text.substr(0, 64)));
  const bool atleast =
      name.starts_with("atleast") && (name.size() == 7 || is_digits(std::string_view(name).substr(7)));
  if (!atleast && name != "first") return;
  throw query_error(query, {word.span.begin, next.span.end},
                    fmt::format("{}() is {}", shown(word.text), kNotYet),
                    atleast ? "write the word alone: articles that have it often rank higher"
                            : "write lead:cloud for words in the first two paragraphs");
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

}  // namespace

void refuse_unsupported_word(std::string_view query, const Lexeme& word, const Lexeme& next) {
  if (word.text.empty() || is_address(word.text)) return;
  if (is_proximity(word.text)) refuse_proximity(query, word);
  refuse_signs_in_front(query, word, next);
  refuse_function(query, word, next);
  const std::string stem = bare(word.text);
  refuse_wildcard(query, word,
                  stem.empty()
                      ? std::string("leave the sign out")
                      : fmt::format("write {}, which finds all its inflected forms{}", stem, kTextHint));
  refuse_fuzzy(query, word);
  refuse_boost(query, word);
}

void refuse_unsupported_quoted(std::string_view query, const Lexeme& quoted, const Lexeme& next) {
  refuse_wildcard(query, quoted, fmt::format("leave the sign out{}", kTextHint));
  if (next.kind != LexKind::word || !next.glued) return;
  const char sign = next.text[0];
  const bool number = next.text.size() == 1 || is_digits(next.text.substr(1));
  if (sign == '~' && number) {
    throw query_error(query, next.span, fmt::format("'~' after a phrase is {}", kNotYet),
                      "write the words with AND: near words rank higher anyway");
  }
  if (sign == '*')
    throw query_error(query, next.span, fmt::format("wildcards are {}", kNotYet), "leave the sign out");
  if (sign == '^' && number) {
    throw query_error(query, next.span, "phrases cannot be given a weight",
                      "leave the sign and the number out");
  }
}

void refuse_unsupported_value(std::string_view query, const Lexeme& value) {
  const std::string hint = "write the whole value; if the sign belongs to it, put quotation marks around it";
  refuse_wildcard(query, value, hint);
  if (value.text.size() > 1 && value.text.ends_with('~')) {
    throw query_error(query, {value.span.end - 1, value.span.end},
                      fmt::format("fuzzy values are {}", kNotYet), hint);
  }
  if (value.text.size() > 1 && value.text[0] == '=') {
    throw query_error(query, {value.span.begin, value.span.begin + 1},
                      fmt::format("'=' for exact spelling is {}", kNotYet),
                      "leave it out: the whole value is compared anyway, whatever its case");
  }
}

void refuse_unsupported_field(std::string_view query, QuerySpan span, std::string_view name) {
  if (name != "words") return;
  throw query_error(query, span, fmt::format("the field words: is {}", kNotYet), "leave it out");
}

}  // namespace news
