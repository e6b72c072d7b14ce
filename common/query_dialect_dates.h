// Days as they are written in queries of other systems.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "common/date.h"

namespace news {

enum class DayOrder : uint8_t { month_first, day_first };

// 2018, 2018-09, 2018-09-02, 2018-09-02T10:00:00Z (its day), 20180902, 09/02/2018, 9/2/18 (years from 60 on
// are 1960), 09/2018, 2 September 2018, September 2, 2018, Sep 2018; nothing for anything else. White space
// around it means nothing. An impossible day is nothing too. *by_order is set if only `order` tells day from
// month.
std::optional<DaySpan> foreign_days(std::string_view text, DayOrder order, bool* by_order = nullptr);

}  // namespace news
