#include "searcher/clause_counts.h"

#include "common/query_date_terms.h"
#include "common/schema.h"

namespace news {

namespace {

// YYYY, YYYYMM, YYYYMMDD
std::string shown_day(const std::string& value) {
  std::string text = value.substr(0, 4);
  for (size_t at = 4; at + 2 <= value.size(); at += 2) text += '-' + value.substr(at, 2);
  return text;
}

}  // namespace

uint64_t ClauseCounts::matches(const Xapian::Query& query) {
  Xapian::Enquire enquire(reader_.database());
  enquire.set_query(reader_.visible(query));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, 0, reader_.database().get_doccount()).get_matches_estimated();
}

uint64_t ClauseCounts::left_out(const QueryNode& rest, const DateRange& range) {
  const Xapian::Query vague = vaguely_dated(range);
  if (vague.empty()) return 0;
  return matches({Xapian::Query::OP_FILTER, compiler_.compile(rest), vague});
}

DateExtent date_extent(const Xapian::Database& database) {
  const auto slot = static_cast<Xapian::valueno>(Slot::published_day);
  return {shown_day(database.get_value_lower_bound(slot)), shown_day(database.get_value_upper_bound(slot))};
}

}  // namespace news
