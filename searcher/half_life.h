// The value of --recent.
#pragma once

#include <string>

namespace news {

// --recent without a value: a month.
inline constexpr double kUsualHalfLife = 30;

// "30d", "2w", "6m" (of 30 days), "1y" (of 365), or a number of days, at least 1. Throws Error(usage).
double half_life_in_days(const std::string& text);

// Is a word after --recent its value, and not the first of the query? A number with a unit.
bool is_age(const std::string& word) noexcept;

}  // namespace news
