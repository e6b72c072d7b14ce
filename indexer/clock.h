// The time of day, in the one place that asks the system for it.
#pragma once

#include <chrono>
#include <cstdint>

#include "common/date.h"

namespace news {

// Seconds since 1970.
inline int64_t now_seconds() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

// Today in UTC, precision day.
inline Date today() { return civil_from_days(now_seconds() / 86400); }

}  // namespace news
