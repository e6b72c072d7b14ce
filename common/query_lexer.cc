#include "common/query_lexer.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <optional>
#include <string>

#include "common/analysis.h"
#include "common/query_cursor.h"
#include "common/query_slips.h"
#include "common/suggest.h"
#include "common/utf8.h"

namespace news {

namespace {

bool is_open(char32_t c) noexcept { return c == '(' || c == 0xFF08; }
bool is_close(char32_t c) noexcept { return c == ')' || c == 0xFF09; }
bool is_colon(char32_t c) noexcept { return c == ':' || c == 0xFF1A; }

// Any of these opens, and any of these closes: “a”, „a“, »a«, and what a keyboard and an editor made of it
// together.
bool is_quote(char32_t c) noexcept {
  return c == '"' || c == 0xFF02 || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

bool is_equals(char32_t c) noexcept { return c == '=' || c == 0xFF1D; }

// WordPress and its like make a double prime of a quotation mark behind a digit: “Windows 10″
constexpr char32_t kDoublePrime = 0x2033;

bool is_letter(char32_t c) noexcept { return u_isalpha(static_cast<UChar32>(c)) != 0 && !is_cjk(c); }
// Greek, Latin and Cyrillic letters and their like, not Arabic or Hebrew ones.
bool has_cased_letter(std::string_view text) noexcept {
  for (size_t pos = 0; pos < text.size();) {
    if (u_hasBinaryProperty(static_cast<UChar32>(decode(text, pos)), UCHAR_CASED) != 0) return true;
  }
  return false;
}
bool is_letter_or_digit(char32_t c) noexcept { return u_isalnum(static_cast<UChar32>(c)) != 0; }

class Lexer : private QueryCursor {
 public:
  explicit Lexer(std::string_view query) : QueryCursor(query) {}

  std::vector<Lexeme> run() {
    for (;;) {
      const size_t before = pos_;
      skip_space();
      const bool glued = pos_ > 0 && pos_ == before;
      if (pos_ == query_.size()) break;
      if (found_.size() == kMaxLexemes) {
        throw query_error(query_, {pos_, pos_}, fmt::format("the query has more than {} parts", kMaxLexemes),
                          "--literal searches a long text for its words");
      }
      step(glued);
      found_.back().glued = glued;
    }
    push(LexKind::end, pos_);
    return std::move(found_);
  }

 private:
  void push(LexKind kind, size_t end, std::string_view text = {}, const Field* field = nullptr) {
    found_.push_back({kind, {pos_, end}, text, field, false, {}, {}});
    pos_ = end;
  }

  void step(bool glued) {
    const char32_t c = at(pos_);
    const LexKind before = found_.empty() ? LexKind::end : found_.back().kind;
    const Field* owner = found_.empty() ? nullptr : found_.back().field;
    if (is_open(c)) return push(LexKind::open, after(pos_));
    if (is_close(c)) return push(LexKind::close, after(pos_));
    if (is_quote(c)) return quoted();
    if ((c == 0x2018 || c == 0x201A) && single_quoted()) return;
    const bool at_start =
        !glued || before == LexKind::end || before == LexKind::open || before == LexKind::function;
    if (is_equals(c) && (at_start || owner || before == LexKind::minus) && equals(owner)) return;
    if (owner) return field_value(*owner);
    if (is_minus(c) && at_start && minus()) return;
    if (field_name()) return;
    word();
  }

  void quoted() {
    const size_t begin = after(pos_);
    const bool typographic = at(pos_) == 0x201C;
    std::optional<size_t> prime;
    size_t end = begin;
    for (; end < query_.size() && !is_quote(at(end)); end = after(end)) {
      if (typographic && !prime && at(end) == kDoublePrime) prime = end;
    }
    // A double prime closes where nothing else does before the next phrase begins.
    if (prime && (end == query_.size() || at(end) == 0x201C)) end = *prime;
    if (end < query_.size()) return push(LexKind::quoted, after(end), query_.substr(begin, end - begin));
    throw query_error(query_, {pos_, begin}, "this quotation mark is never closed",
                      "close it at the end of the phrase, or leave it out");
  }

  // ‘Belt and Road’: an opening mark whose partner stands at the end of a word. Without one it is an
  // apostrophe.
  bool single_quoted() {
    const size_t begin = after(pos_);
    if (is_query_space(at(begin)) || begin < no_partner_until_) return false;
    size_t end = begin;
    for (; end < query_.size(); end = after(end)) {
      const char32_t c = at(end);
      if (is_quote(c)) break;
      if ((c != 0x2019 && c != 0x2018) || end == begin) continue;
      if (is_letter_or_digit(at(after(end)))) continue;
      push(LexKind::quoted, after(end), query_.substr(begin, end - begin));
      return true;
    }
    no_partner_until_ = end;
    return false;
  }

  bool minus() {
    const size_t next = after(pos_);
    const char32_t c = at(next);
    if (next == query_.size() || is_query_space(c) || is_minus(c) || is_close(c)) return false;
    push(LexKind::minus, next);
    return true;
  }

  bool equals(const Field* owner) {
    if (owner && owner->kind != FieldKind::text && owner->kind != FieldKind::lead) return false;
    const size_t next = after(pos_);
    const char32_t c = at(next);
    if (!is_letter_or_digit(c) && !is_quote(c) && c != 0x2018 && c != 0x201A) {
      refuse_unplaced_equals(query_, pos_, word_end());
      return false;
    }
    push(LexKind::equals, next, {}, owner);
    return true;
  }

  size_t word_end() const {
    size_t end = pos_;
    while (end < query_.size()) {
      const char32_t c = at(end);
      if (is_query_space(c) || is_open(c) || is_close(c) || is_quote(c)) break;
      end = after(end);
    }
    return end;
  }

  void word() {
    const size_t end = word_end();
    const std::string_view text = query_.substr(pos_, end - pos_);
    if (const auto proximity = proximity_operator(query_, {pos_, end})) {
      push(LexKind::proximity, end, text);
      found_.back().proximity = *proximity;
      return;
    }
    if (is_open(at(end))) {
      if (const auto function = function_opening(query_, {pos_, end})) {
        push(LexKind::function, function->end, text);
        found_.back().function = *function;
        return;
      }
      refuse_foreign_function(query_, {pos_, end});
    }
    // The longest operator in full-width letters has nine bytes.
    const std::string plain = text.size() <= 9 ? narrow(text) : std::string();
    if (plain == "AND") return push(LexKind::op_and, end, text);
    if (plain == "OR") return push(LexKind::op_or, end, text);
    if (plain == "NOT") return push(LexKind::op_not, end, text);
    push(LexKind::word, end, text);
  }

  void field_value(const Field& owner) {
    refuse_operator_as_value(query_, {pos_, word_end()}, owner);
    if (takes_whole_values(owner)) {
      const size_t end = value_end();
      return push(LexKind::value, end, query_.substr(pos_, end - pos_));
    }
    const NameEnd inner = name_end();
    if (inner.colon > pos_ && find_field(lower_name(inner)) && !is_query_space(at(after(inner.colon))) &&
        after(inner.colon) < query_.size()) {
      throw query_error(
          query_, {pos_, after(inner.colon)}, "a field cannot stand within another field",
          fmt::format("write both beside each other: {}:a {}:b", owner.name, lower_name(inner)));
    }
    const size_t end = word_end();
    if (is_open(at(end)) && function_opening(query_, {pos_, end})) {
      throw query_error(query_, {pos_, end}, "first() and atleast() cannot stand within a field",
                        fmt::format("write atleast(5, {}:cloud)", owner.name));
    }
    push(LexKind::word, end, query_.substr(pos_, end - pos_));
  }

  // Brackets belong to a value as long as they are balanced: url:example.com/a_(b)
  size_t value_end() const {
    size_t depth = 0;
    size_t end = pos_;
    while (end < query_.size()) {
      const char32_t c = at(end);
      if (is_query_space(c) || is_quote(c) || (is_close(c) && depth == 0)) break;
      if (is_open(c)) ++depth;
      if (is_close(c)) --depth;
      end = after(end);
    }
    return end;
  }

  // Where the colon after a name is; `colon` equals the position when there is none.
  struct NameEnd {
    size_t begin = 0;
    size_t colon = 0;
  };
  NameEnd name_end() const {
    constexpr size_t kLongestName = 60;
    const NameEnd none{pos_, pos_};
    if (!is_letter(at(pos_))) return none;
    size_t end = pos_;
    while (end < query_.size() && end - pos_ < kLongestName) {
      const char32_t c = at(end);
      if (is_colon(c)) return {pos_, end};
      if (!is_letter(c) && !(c >= '0' && c <= '9') && c != '_' && c != '-') break;
      end = after(end);
    }
    return none;
  }
  std::string lower_name(const NameEnd& name) const {
    std::string text(query_.substr(name.begin, name.colon - name.begin));
    for (char& c : text) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
  }

  // A name and a colon glued to what follows. Text is full of colons, so these are none: "Re: x", "10:30",
  // "std::string", "http://x", and an unknown name before a full-width colon or in a script without cases
  // (Chinese and Arabic text has no space there).
  bool field_name() {
    const NameEnd name = name_end();
    if (name.colon == pos_ || is_address(query_.substr(pos_, 64))) return false;
    const size_t value = after(name.colon);
    const char32_t next = at(value);
    if (value == query_.size() || is_query_space(next) || is_colon(next) || is_close(next)) return false;
    const Field* known = find_field(lower_name(name));
    if (known && known->kind != FieldKind::none) {
      push(LexKind::field, value, query_.substr(name.begin, name.colon - name.begin), known);
      return true;
    }
    // No name of a field is of such letters, and not all scripts put a space after a colon.
    const bool wide =
        at(name.colon) != ':' || !has_cased_letter(query_.substr(name.begin, name.colon - name.begin));
    const bool begins_value = is_letter_or_digit(next) || is_quote(next) || is_open(next);
    if (wide || !begins_value) return false;
    throw unknown_field(name, value);
  }

  static std::vector<std::string_view> field_names() {
    std::vector<std::string_view> names;
    for (const Field& field : kFields) {
      if (field.kind != FieldKind::none) names.push_back(field.name);
    }
    return names;
  }

  Error unknown_field(const NameEnd& name, size_t value) const {
    std::vector<std::string> names;
    for (const Field& field : kFields) {
      if (field.kind == FieldKind::none) continue;
      names.emplace_back(field.name);
      for (std::string_view rest = field.aliases; !rest.empty();) {
        const size_t space = std::min(rest.find(' '), rest.size());
        names.emplace_back(rest.substr(0, space));
        rest.remove_prefix(std::min(space + 1, rest.size()));
      }
    }
    const std::string typed = lower_name(name);
    const std::string near = suggest(typed, names);
    const std::string text = shown(query_.substr(name.begin, name.colon - name.begin));
    const std::string hint =
        near.empty() ? fmt::format(
                           "for the words themselves put a space after the colon or quotation marks around "
                           "them; the fields are {}",
                           fmt::join(field_names(), ", "))
                     : fmt::format("did you mean '{}:'?", near);
    return query_error(query_, {pos_, value}, fmt::format("there is no field '{}'", text), hint);
  }

  size_t no_partner_until_ = 0;  // of a single opening mark: keeps the search for it linear
  std::vector<Lexeme> found_;
};

}  // namespace

bool takes_whole_values(const Field& field) noexcept {
  return field.kind == FieldKind::exact || field.kind == FieldKind::date || field.kind == FieldKind::number;
}

std::vector<Lexeme> lex_query(std::string_view query) { return Lexer(query).run(); }

std::string narrow(std::string_view word) {
  std::string out;
  for (size_t pos = 0; pos < word.size();) {
    const char32_t c = decode(word, pos);
    append_utf8(out, c >= 0xFF01 && c <= 0xFF5E ? c - 0xFF01 + 0x21 : c);
  }
  return out;
}

std::string lowered(std::string_view word) {
  std::string out(word);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool is_minus(char32_t c) noexcept { return c == '-' || c == 0xFF0D || c == 0x2212; }

bool is_address(std::string_view word) noexcept {
  const auto lower = [&](size_t i) { return static_cast<char>(word[i] | 0x20); };
  if (word.size() > 4 && lower(0) == 'w' && lower(1) == 'w' && lower(2) == 'w' && word[3] == '.') return true;
  size_t colon = 0;
  while (colon < word.size() && lower(colon) >= 'a' && lower(colon) <= 'z') ++colon;
  return colon > 0 && word.substr(colon).starts_with("://");
}

}  // namespace news
