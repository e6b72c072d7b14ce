#include "common/query_dialect_lucene_terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "common/query_dialect_dates.h"
#include "common/query_dialect_lexer.h"
#include "common/query_leaf.h"
#include "common/query_operators.h"
#include "common/query_words.h"
#include "common/utf8.h"

namespace news {

namespace {

struct OtherName {
  std::string_view name, ours;  // "" is the whole article
};
constexpr OtherName kOtherNames[] = {
    {"body", ""},
    {"text", ""},
    {"content", ""},
    {"fulltext", ""},
    {"full_text", ""},
    {"_all", ""},
    {"all", ""},
    {"article", ""},
    {"authors", "byline"},
    {"creator", "byline"},
    {"publisher", "source"},
    {"outlet", "source"},
    {"media", "source"},
    {"media_name", "source"},
    {"newspaper", "source"},
    {"pub_date", "date"},
    {"pubdate", "date"},
    {"publication_date", "date"},
    {"publish_date", "date"},
    {"published_at", "date"},
    {"published_date", "date"},
    {"timestamp", "date"},
    {"@timestamp", "date"},
    {"domain", "url"},
    {"canonical_domain", "url"},
    {"media_url", "url"},
    {"word_count", "words"},
    {"wordcount", "words"},
    {"wc", "words"},
    {"section_name", "category"},
    {"news_desk", "category"},
    {"subject", "tag"},
    {"subjects", "tag"},
    {"keywords", "tag"},
    {"_id", "id"},
    {"headlines", "title"},
};

// Days of a unit of date arithmetic; 0 for months, -1 for years; nothing for hours and the unknown.
std::optional<int> unit_days(std::string_view unit) noexcept {
  if (unit == "d" || unit == "day" || unit == "days") return 1;
  if (unit == "w" || unit == "week" || unit == "weeks") return 7;
  if (unit == "m" || unit == "month" || unit == "months") return 0;
  if (unit == "y" || unit == "year" || unit == "years") return -1;
  return std::nullopt;
}

std::optional<DaySpan> moved(const Date& as_of, int64_t count, int unit) {
  int64_t day = days_from_civil(as_of.year, as_of.month, as_of.day);
  if (unit > 0) {
    day += count * unit;
  } else {
    const int64_t months = int64_t{as_of.year} * 12 + as_of.month - 1 + count * (unit < 0 ? 12 : 1);
    if (months < 12 || months >= 120000) return std::nullopt;
    const auto year = static_cast<int>(months / 12);
    const auto month = static_cast<int>(months % 12 + 1);
    day = days_from_civil(year, month, std::min<int>(as_of.day, days_in_month(year, month)));
  }
  if (day < days_from_civil(1, 1, 1) || day > days_from_civil(9999, 12, 31)) return std::nullopt;
  return DaySpan{day, day};
}

}  // namespace

LuceneField lucene_field(std::string_view name) {
  std::string low = low_ascii(name.substr(0, 60));
  for (const std::string_view ending : {".keyword", ".raw", ".exact"}) {
    if (low.ends_with(ending)) low.resize(low.size() - ending.size());
  }
  if (const Field* known = find_field(low); known && known->kind != FieldKind::none) return {true, known};
  for (const OtherName& other : kOtherNames) {
    if (other.name == low) return {true, other.ours.empty() ? nullptr : find_field(other.ours)};
  }
  return {};
}

std::optional<DaySpan> lucene_days(std::string_view text, const Date& as_of) {
  std::string low = low_ascii(text.substr(0, 40));
  if (!low.starts_with("now")) return foreign_days(text, DayOrder::month_first);
  if (const size_t rounding = low.find('/'); rounding != std::string::npos) {
    const std::string_view unit = std::string_view(low).substr(rounding + 1);
    if (unit != "d" && unit != "day") return std::nullopt;  // a week or a month would change the day
    low.resize(rounding);
  }
  const std::string_view rest = std::string_view(low).substr(3);
  if (rest.empty()) return moved(as_of, 0, 1);
  const size_t unit = std::min(rest.find_first_not_of("0123456789", 1), rest.size());
  const auto days = unit_days(rest.substr(unit));
  const std::string_view digits = rest.substr(1, unit - 1);
  if ((rest[0] != '-' && rest[0] != '+') || !days || digits.empty() || digits.size() > 6) return std::nullopt;
  const auto count = static_cast<int64_t>(small_number(digits));
  return moved(as_of, rest[0] == '-' ? -count : count, *days);
}

Operand sloppy_phrase(DialectTree& tree, std::string_view text, QuerySpan span, uint32_t slop) {
  const Operand phrase = tree.phrase(text, span);
  if (!phrase || slop == 0 || phrase->kind != NodeKind::words || word_count(*phrase) < 2) return phrase;
  std::vector<QueryNode> words;
  for (const Token& token : phrase->tokens) {
    if (token.kind == TokenKind::cjk_pair) continue;
    QueryNode word = phrase_of(phrase->text.substr(token.begin, token.end - token.begin), nullptr);
    word.span = span;
    words.push_back(std::move(word));
  }
  // relate() would make a phrase of words side by side again: distances are above 1.
  const auto relation = [&](bool ordered, uint32_t most) {
    return Relation{NodeKind::near, ordered, std::clamp<uint32_t>(most, 1, kMaxDistance)};
  };
  if (words.size() > 2) {
    tree.note(span, fmt::format("is read as words that are each within {} of the ones before",
                                std::min(slop + 1, kMaxDistance)));
    Operand all;
    for (QueryNode& word : words)
      all = tree.relate(std::move(all), relation(false, slop + 1), std::move(word), span);
    return all;
  }
  if (slop + 1 > kMaxDistance)
    tree.note(span, fmt::format("reaches {} words here, which is the most", kMaxDistance));
  const Operand forwards = tree.relate(words[0], relation(true, slop + 1), words[1], span);
  if (slop < 2) return forwards;
  return joined_pair(NodeKind::any_of, forwards,
                     tree.relate(words[1], relation(true, slop - 1), words[0], span));
}

uint32_t lucene_edits(std::string_view number, size_t letters) {
  if (number.empty()) return kMaxEdits;
  if (number.find('.') == std::string_view::npos) return small_number(number);
  const double similarity = std::clamp(std::strtod(std::string(number).c_str(), nullptr), 0.0, 1.0);
  return static_cast<uint32_t>(
      std::min<double>(std::floor((1 - similarity) * static_cast<double>(letters)), kMaxEdits));
}

}  // namespace news
