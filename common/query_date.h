// Days in a query: 2018, 2018-09, 2018-09-02, today, yesterday, 30d (so many days, weeks, months, years ago),
// ranges of them with "..", and "unknown". Both ends are inclusive and widened to their precision.
#pragma once

#include <string>
#include <string_view>

#include "common/date.h"
#include "common/query_ast.h"
#include "common/query_error.h"

namespace news {

// The value of `date:`, which lies at `span` of `query`. `as_of` (at least day precision) is what relative
// days count from. A month ago is the same day of the month before, or its last day. Throws query_error for
// anything that is no such day, an impossible one and a range with its ends exchanged included.
DateRange parse_date_range(std::string_view query, QuerySpan span, const Date& as_of);

// One end of a range, as --since and --until take it: all days that it may mean.
DaySpan parse_days(std::string_view query, QuerySpan span, const Date& as_of);

}  // namespace news
