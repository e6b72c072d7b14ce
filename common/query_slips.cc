#include "common/query_slips.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <string>
#include <utility>

#include "common/query_lexer.h"
#include "common/query_signs.h"
#include "common/utf8.h"

namespace news {

namespace {

// True if a word, a phrase, brackets or an exact spelling begin there.
bool begins_operand(std::string_view query, size_t pos) noexcept {
  if (pos >= query.size()) return false;
  if (letter_or_digit_at(query, pos)) return true;
  const char32_t c = decode(query, pos);
  return c == '"' || c == '(' || c == '=' || c == 0xFF08 || (c >= 0x2018 && c <= 0x201F) || c == 0xAB;
}

// True if the text behind an opening bracket at `open` begins like the arguments of atleast(5, a).
bool begins_like_arguments(std::string_view query, size_t open) noexcept {
  size_t pos = open;
  if (pos >= query.size()) return false;
  decode(query, pos);
  while (pos < query.size() && query[pos] == ' ') ++pos;
  const size_t digits = pos;
  while (pos < query.size() && query[pos] >= '0' && query[pos] <= '9') ++pos;
  if (pos == digits) return false;
  while (pos < query.size() && query[pos] == ' ') ++pos;
  // "(1,000 dead)" is text.
  return pos + 1 < query.size() && query[pos] == ',' && !(query[pos + 1] >= '0' && query[pos + 1] <= '9');
}

// The words of other systems before brackets, and what is written here instead.
constexpr std::pair<std::string_view, std::string_view> kForeign[] = {
    {"hlead", "write title:cloud OR lead:cloud"},
    {"headline", "write title:cloud"},
    {"caps", "write =Cloud"},
    {"allcaps", "write =CLOUD"},
    {"nocaps", "write =cloud"},
    {"singular", "write \"cloud\" in quotation marks"},
    {"plural", "write \"clouds\" in quotation marks"},
};

}  // namespace

void refuse_operator_as_value(std::string_view query, QuerySpan value, const Field& owner) {
  if (value.begin == value.end) return;
  const std::string_view text = query.substr(value.begin, value.end - value.begin);
  size_t behind = value.begin;
  if (is_minus(decode(query, behind)) && owner.kind != FieldKind::date && owner.kind != FieldKind::number) {
    const bool free_form = owner.name == "url" || owner.name == "id";
    if (!free_form && begins_operand(query, behind)) {
      throw query_error(query, {value.begin, behind},
                        "this dash stands behind the field, and excludes nothing",
                        fmt::format("write -{}:cloud to exclude", owner.name));
    }
  }
  const std::string plain = text.size() <= 9 ? narrow(text) : std::string();
  if (plain != "AND" && plain != "OR" && plain != "NOT") return;
  throw query_error(query, value, fmt::format("{} cannot stand right behind a field", plain),
                    plain == "NOT"
                        ? fmt::format("write NOT {0}:cloud; for the word itself {0}:\"NOT\"", owner.name)
                        : fmt::format("for the word itself write {}:\"{}\"", owner.name, plain));
}

void refuse_unplaced_equals(std::string_view query, size_t begin, size_t end) {
  size_t second = begin;
  decode(query, second);
  if (second >= end) return;
  size_t behind = second;
  const char32_t c = decode(query, behind);
  const bool again = c == '=' || c == 0xFF1D;
  const bool wildcard = c == '*' || c == '?';
  if (!again && !wildcard && !is_minus(c)) return;
  if (behind >= end || !letter_or_digit_at(query, behind)) return;
  const std::string word = shown(query.substr(behind, end - behind));
  throw query_error(query, {begin, behind}, "'=' stands right before a word or a phrase",
                    wildcard ? "wildcards have no exact spelling: leave one of the signs out"
                             : fmt::format("write {}={}", again ? "" : "-", word));
}

void refuse_foreign_function(std::string_view query, QuerySpan name) {
  constexpr size_t kLongest = 36;
  if (name.end - name.begin > kLongest || !letter_or_digit_at(query, name.begin)) return;
  const std::string typed = narrow(query.substr(name.begin, name.end - name.begin));
  const std::string low = lowered(typed);
  const auto* foreign = std::find_if(std::begin(kForeign), std::end(kForeign),
                                     [&](const auto& row) { return row.first == low; });
  size_t inside = name.end;
  decode(query, inside);
  // headline(s)
  const bool ending = query.substr(inside).starts_with("s)");
  if (foreign != std::end(kForeign) && !ending) {
    throw query_error(
        query, {name.begin, inside}, fmt::format("there is no {}() here", low),
        fmt::format("{}; --dialect nexis reads queries of Nexis; for the word itself put a space "
                    "before the bracket",
                    foreign->second));
  }
  if (!begins_like_arguments(query, name.end)) return;
  throw query_error(
      query, {name.begin, inside}, fmt::format("there is no {}() here", shown(typed)),
      "there are first(50, cloud) and atleast(5, cloud); for the word itself put a space before the "
      "bracket");
}

std::string note_on_text(std::string_view query, const Lexeme& word, const Lexeme& next) {
  const std::string_view text = word.text;
  constexpr size_t kLongest = 40;
  if (text.size() < 2 || text.size() > kLongest) return {};
  if (text.ends_with(':') && find_field(std::string(text.substr(0, text.size() - 1)))) {
    return fmt::format("'{0}' before a space is read as a word; the field is written {0}cloud", text);
  }
  const std::string low = lowered(text);
  if ((low == "first" || low == "atleast") && next.kind == LexKind::open &&
      begins_like_arguments(query, next.span.begin)) {
    return fmt::format("'{0}' before a space is read as a word; the function is written {0}(50, cloud)", low);
  }
  const bool alone = word.span.begin > 0 && !word.glued;
  for (const std::string_view dash : {"--", "\u2013", "\u2014"}) {
    if (!alone || !text.starts_with(dash) || !letter_or_digit_at(text, dash.size())) continue;
    return fmt::format("the dash of '{}' excludes nothing; what must not occur is written -{}", shown(text),
                       shown(text.substr(dash.size())));
  }
  return {};
}

}  // namespace news
