// The time of day and its zone in a date: the second step of reading it.
#pragma once

#include <optional>

#include "indexer/date_tokens.h"

namespace news {

// What was found. The day is set only where it stands in one number with the time or alone (20180902T204340,
// 20180902).
struct DateClock {
  bool found = false;                    // hour to zone mean something
  int hour = 0, minute = 0, second = 0;  // not checked: 25:00 is for the caller to refuse
  std::optional<int> zone;               // minutes east of UTC
  int regional = -1;                     // index for regional_offset, or -1
  int year = 0, month = 0, day = 0;      // 0: not found
};

// Marks the tokens that it has read as used.
DateClock read_clock(DateTokens& tokens);

}  // namespace news
