#include "common/query_dialect_parts.h"

#include <algorithm>
#include <functional>

#include "common/query_dialect_lexer.h"
#include "common/utf8.h"

namespace news {

namespace {

struct LanguageName {
  std::string_view name, three, code;
};
// ISO 639-1 codes, with the English names and the codes of three letters that catalogues use.
constexpr LanguageName kLanguages[] = {
    {"arabic", "ara", "ar"},     {"bulgarian", "bul", "bg"},  {"catalan", "cat", "ca"},
    {"chinese", "chi", "zh"},    {"croatian", "hrv", "hr"},   {"czech", "cze", "cs"},
    {"danish", "dan", "da"},     {"dutch", "dut", "nl"},      {"english", "eng", "en"},
    {"finnish", "fin", "fi"},    {"french", "fre", "fr"},     {"german", "ger", "de"},
    {"greek", "gre", "el"},      {"hebrew", "heb", "he"},     {"hindi", "hin", "hi"},
    {"hungarian", "hun", "hu"},  {"indonesian", "ind", "id"}, {"italian", "ita", "it"},
    {"japanese", "jpn", "ja"},   {"korean", "kor", "ko"},     {"malay", "may", "ms"},
    {"norwegian", "nor", "no"},  {"persian", "per", "fa"},    {"polish", "pol", "pl"},
    {"portuguese", "por", "pt"}, {"romanian", "rum", "ro"},   {"russian", "rus", "ru"},
    {"slovak", "slo", "sk"},     {"spanish", "spa", "es"},    {"swedish", "swe", "sv"},
    {"thai", "tha", "th"},       {"turkish", "tur", "tr"},    {"ukrainian", "ukr", "uk"},
    {"urdu", "urd", "ur"},       {"vietnamese", "vie", "vi"},
};

}  // namespace

std::string language_code(std::string_view name) {
  const std::string low = low_ascii(trim(name).substr(0, 40));
  for (const LanguageName& language : kLanguages) {
    if (low == language.name || low == language.three || low == language.code)
      return std::string(language.code);
  }
  const bool letters = std::all_of(low.begin(), low.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return low.size() == 2 && letters ? low : std::string();
}

Operand with_language_codes(Operand node, DialectTree& tree) {
  const std::function<void(QueryNode&)> change = [&](QueryNode& part) {
    if (part.kind == NodeKind::exact && part.field->name == "lang") {
      std::string code = language_code(part.text);
      if (code.empty())
        tree.note(part.span, "is taken as the code of a language, as in lang:en");
      else
        part.text = std::move(code);
    }
    for (QueryNode& child : part.children) change(child);
  };
  if (node) change(*node);
  return node;
}

std::optional<Comparison> comparison_named(std::string_view low) noexcept {
  if (low == "<" || low == "bef" || low == "before") return Comparison::below;
  if (low == "<=" || low == "leq") return Comparison::at_most;
  if (low == "=" || low == "is") return Comparison::equal;
  if (low == ">=" || low == "geq") return Comparison::at_least;
  if (low == ">" || low == "aft" || low == "after") return Comparison::above;
  return std::nullopt;
}

std::optional<Comparison> comparison_sign(std::string_view text, size_t* length) noexcept {
  *length = text.size() > 1 && text[1] == '=' ? 2 : 1;
  if (text.empty() || (text[0] != '<' && text[0] != '>' && text[0] != '=')) return std::nullopt;
  return comparison_named(text.substr(0, text[0] == '=' ? 1 : *length));
}

void narrow_range(DateRange& range, Comparison comparison, const DaySpan& days) {
  const auto from = [&](int64_t day) { range.first = std::max(range.first.value_or(day), day); };
  const auto until = [&](int64_t day) { range.last = std::min(range.last.value_or(day), day); };
  switch (comparison) {
    case Comparison::below:
      return until(days.first - 1);
    case Comparison::at_most:
      return until(days.last);
    case Comparison::at_least:
      return from(days.first);
    case Comparison::above:
      return from(days.last + 1);
    case Comparison::equal:
      break;
  }
  from(days.first);
  until(days.last);
}

void narrow_range(LengthRange& range, Comparison comparison, uint64_t number) {
  const auto from = [&](uint64_t n) { range.first = std::max(range.first.value_or(n), n); };
  const auto until = [&](uint64_t n) { range.last = std::min(range.last.value_or(n), n); };
  switch (comparison) {
    case Comparison::below:
      return until(number > 0 ? number - 1 : 0);
    case Comparison::at_most:
      return until(number);
    case Comparison::at_least:
      return from(number);
    case Comparison::above:
      return from(number + 1);
    case Comparison::equal:
      break;
  }
  from(number);
  until(number);
}

}  // namespace news
