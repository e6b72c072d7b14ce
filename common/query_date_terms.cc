#include "common/query_date_terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "common/date.h"
#include "common/schema.h"

namespace news {

YearSpan years_of(IndexTerms& terms) {
  YearSpan years{10000, 0};
  const std::string start(prefix::kYear);
  // Skipping jumps over the rest of a posting list, stepping walks through it.
  for (const auto it = terms.begin(start); !it->at_end(); it->skip_to(it->term() + '\1')) {
    const int year = std::atoi(it->term().c_str() + start.size());
    years.first = std::min(years.first, year);
    years.last = std::max(years.last, year);
  }
  return years;
}

std::vector<std::string> date_terms(const DateRange& range, const YearSpan& years) {
  if (range.unknown) return {std::string(prefix::kUndated)};
  std::vector<std::string> terms;
  if (years.first > years.last) return terms;
  const int64_t earliest = days_from_civil(years.first, 1, 1);
  const int64_t latest = days_from_civil(years.last, 12, 31);
  const int64_t last = std::min(range.last.value_or(latest), latest);
  for (int64_t day = std::max(range.first.value_or(earliest), earliest); day <= last;) {
    const Date date = civil_from_days(day);
    const int64_t year_end = days_from_civil(date.year, 12, 31);
    const int64_t month_end = days_from_civil(date.year, date.month, days_in_month(date.year, date.month));
    if (date.month == 1 && date.day == 1 && year_end <= last) {
      terms.push_back(term(prefix::kYear, fmt::format("{:04}", date.year)));
      day = year_end + 1;
    } else if (date.day == 1 && month_end <= last) {
      terms.push_back(term(prefix::kMonth, fmt::format("{:04}{:02}", date.year, date.month)));
      day = month_end + 1;
    } else {
      terms.push_back(term(prefix::kDay, fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day)));
      ++day;
    }
  }
  return terms;
}

namespace {

// Known to this term and to none of the finer ones.
MatchQuery no_finer(const std::string& known, const std::vector<std::string>& finer) {
  return MatchQuery::without(MatchQuery::term(known), MatchQuery::any(MatchQuery::terms(finer)));
}

std::string month_term(int year, int month) {
  return term(prefix::kMonth, fmt::format("{:04}{:02}", year, month));
}

MatchQuery month_alone(const Date& in) {
  std::vector<std::string> days;
  for (int day = 1; day <= days_in_month(in.year, in.month); ++day)
    days.push_back(term(prefix::kDay, fmt::format("{:04}{:02}{:02}", in.year, in.month, day)));
  return no_finer(month_term(in.year, in.month), days);
}

MatchQuery year_alone(const Date& in) {
  std::vector<std::string> months;
  for (int month = 1; month <= 12; ++month) months.push_back(month_term(in.year, month));
  return no_finer(term(prefix::kYear, fmt::format("{:04}", in.year)), months);
}

}  // namespace

// Only the months and years that hold an end of the range can reach over it.
MatchQuery vaguely_dated(const DateRange& range) {
  const auto within = [&](int64_t first, int64_t last) {
    return (!range.first || *range.first <= first) && (!range.last || last <= *range.last);
  };
  std::vector<MatchQuery> parts;
  for (const std::optional<int64_t>& end : {range.first, range.last}) {
    if (!end) continue;
    const Date date = civil_from_days(*end);
    const int64_t month_end = days_from_civil(date.year, date.month, days_in_month(date.year, date.month));
    if (!within(days_from_civil(date.year, date.month, 1), month_end)) parts.push_back(month_alone(date));
    if (!within(days_from_civil(date.year, 1, 1), days_from_civil(date.year, 12, 31)))
      parts.push_back(year_alone(date));
  }
  return MatchQuery::any(std::move(parts));
}

}  // namespace news
