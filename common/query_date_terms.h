// A range of dates as the boolean terms that cover it. Part of QueryCompiler.
#pragma once

#include <string>
#include <vector>

#include "common/index_terms.h"
#include "common/match_query.h"
#include "common/query_ast.h"

namespace news {

// Years of publication in an index, both inclusive; first > last when no article has a date.
struct YearSpan {
  int first = 1;
  int last = 0;
};
YearSpan years_of(IndexTerms& terms);

// Terms of which an article has one exactly if all that is known of its date lies within the range: whole
// years by year terms, then whole months, then days. Open ends reach as far as `years`. At most 90 terms and
// one a year.
std::vector<std::string> date_terms(const DateRange& range, const YearSpan& years);

// Articles that a range leaves out because too little is known of their date: the month or the year that is
// all they have overlaps the range without lying within. No article for `unknown`. At most 88 terms.
MatchQuery vaguely_dated(const DateRange& range);

}  // namespace news
