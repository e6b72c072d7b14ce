// Dates as people, programs and pages write them, in the languages news is written in. Reads what is there:
// precision and zone are never invented. The canonical form alone is common/date.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/date.h"

namespace news {

struct DateHints {
  bool month_first = false;  // 03/04/2018 is March 4th (default: 3 April)
  std::string timezone;      // IANA name for times without a zone; "" leaves them floating
};

// The date in `text`, the whole of which must be a date apart from weekday names, labels ("Published:") and
// punctuation; nullopt if it holds none or an impossible one. Midnight without a zone is day precision; a
// named zone is used (EST, CET, JST ...); -0000 is Z; digits alone are YYYYMMDD, YYYYMMDDHHMMSS, or seconds
// or milliseconds since 1970 by their size.
std::optional<Date> read_date(std::string_view text, const DateHints& hints = {});

// The offset that `timezone` had at the wall-clock time, in minutes; nullopt for an unknown zone.
// Precondition: precision second.
std::optional<int16_t> zone_offset(const Date& wall, const std::string& timezone);
bool is_timezone(const std::string& name);

}  // namespace news
