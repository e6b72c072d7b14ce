#include "searcher/recency.h"

#include <fmt/format.h>

#include <charconv>

#include "common/date.h"
#include "common/query_date_terms.h"
#include "common/schema.h"
#include "common/xapian_terms.h"
#include "searcher/hit_order.h"

namespace news {

namespace {

// The first day of YYYY, YYYYMM or YYYYMMDD; nothing if it is none of these.
std::optional<int64_t> first_day(std::string_view digits) {
  if (digits.size() != 4 && digits.size() != 6 && digits.size() != 8) return std::nullopt;
  const auto number = [&](size_t begin, size_t size) {
    int value = 1;  // what is not known is the first
    if (begin < digits.size()) std::from_chars(digits.data() + begin, digits.data() + begin + size, value);
    return value;
  };
  return days_from_civil(number(0, 4), number(4, 2), number(6, 2));
}

// Of the terms with this prefix and year the last one's day.
void add_last(const Xapian::Database& database, std::string_view prefix, int year, int64_t& newest) {
  const std::string start = fmt::format("{}{:04}", prefix, year);
  for (auto it = database.allterms_begin(start); it != database.allterms_end(start); ++it) {
    const std::string found = *it;
    newest = std::max(newest, first_day(std::string_view(found).substr(prefix.size())).value_or(newest));
  }
}

// 0 if no article has a date: then the anchor does not matter.
int64_t newest_day(const Xapian::Database& database) {
  const YearSpan years = years_of(*terms_of(database));
  if (years.first > years.last) return 0;
  int64_t newest = days_from_civil(years.last, 1, 1);
  add_last(database, prefix::kMonth, years.last, newest);
  add_last(database, prefix::kDay, years.last, newest);
  return newest;
}

}  // namespace

Recency::Recency(const Xapian::Database& database, std::optional<int64_t> anchor, double half_life)
    : database_(database), anchor_(anchor ? *anchor : newest_day(database)), half_life_(half_life) {}

double Recency::factor(Xapian::docid id) const {
  const auto slot = static_cast<Xapian::valueno>(Slot::published_day);
  const std::optional<int64_t> day = first_day(database_.get_document(id).get_value(slot));
  if (!day) return kLeastFactor;
  const double age = static_cast<double>(std::max<int64_t>(anchor_ - *day, 0));
  return kLeastFactor + (1 - kLeastFactor) * std::exp2(-age / half_life_);
}

std::string Recency::tie_key(Xapian::docid id) const {
  return HitOrder(SortOrder::relevance)(database_.get_document(id));
}

}  // namespace news
