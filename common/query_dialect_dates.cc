#include "common/query_dialect_dates.h"

#include <array>
#include <string>
#include <vector>

#include "common/query_dialect_lexer.h"
#include "common/utf8.h"

namespace news {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

// 1 to 12; 0 if it is no month: at least three letters of its name.
int month_named(std::string_view word) noexcept {
  while (word.ends_with('.')) word.remove_suffix(1);
  if (word.size() < 3) return 0;
  for (size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i].starts_with(word)) return static_cast<int>(i) + 1;
  }
  return 0;
}

std::optional<DaySpan> span_from(int year, int month, int day) {
  Date date;
  if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0) return std::nullopt;
  date.year = static_cast<int16_t>(year);
  date.month = static_cast<uint8_t>(month);
  date.day = static_cast<uint8_t>(day);
  date.precision = day > 0 ? Precision::day : month > 0 ? Precision::month : Precision::year;
  if (day > 0 && (month == 0 || day > days_in_month(year, month))) return std::nullopt;
  return span_of(date);
}

int number(std::string_view digits) noexcept { return static_cast<int>(small_number(digits)); }

int year_from(std::string_view digits) noexcept {
  const int year = number(digits);
  if (digits.size() > 2) return year;
  return year >= 60 ? 1900 + year : 2000 + year;
}

std::vector<std::string_view> split(std::string_view text, std::string_view signs) {
  std::vector<std::string_view> parts;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find_first_of(signs, begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

// 9/2/2018, 9-2-2018, 9/2018
std::optional<DaySpan> with_slashes(const std::vector<std::string_view>& parts, DayOrder order,
                                    bool* by_order) {
  if (parts.size() == 2)
    return parts[1].size() == 4 ? span_from(number(parts[1]), number(parts[0]), 0) : std::nullopt;
  if (parts.size() != 3 || (parts[2].size() != 4 && parts[2].size() != 2)) return std::nullopt;
  const int first = number(parts[0]);
  const int second = number(parts[1]);
  const int year = year_from(parts[2]);
  if (first == 0 || second == 0) return std::nullopt;
  if (first > 12) return span_from(year, second, first);
  if (second > 12) return span_from(year, first, second);
  if (by_order && first != second) *by_order = true;
  return order == DayOrder::month_first ? span_from(year, first, second) : span_from(year, second, first);
}

// September 2, 2018; 2 Sep 2018; Sep 2018
std::optional<DaySpan> with_name(const std::vector<std::string_view>& parts) {
  int month = 0;
  std::vector<std::string_view> numbers;
  for (const std::string_view part : parts) {
    if (const int named = month_named(part); named > 0 && month == 0)
      month = named;
    else if (is_number(part))
      numbers.push_back(part);
    else
      return std::nullopt;
  }
  if (month == 0 || numbers.empty() || numbers.size() > 2 || numbers.back().size() != 4) return std::nullopt;
  const int day = numbers.size() == 2 ? number(numbers.front()) : 0;
  if (numbers.size() == 2 && day == 0) return std::nullopt;
  return span_from(number(numbers.back()), month, day);
}

}  // namespace

std::optional<DaySpan> foreign_days(std::string_view text, DayOrder order, bool* by_order) {
  text = trim(text);
  if (text.empty() || text.size() > 40) return std::nullopt;
  const std::string low = low_ascii(text);
  if (const auto date = parse_rfc3339(text)) return span_of(*date);
  if (is_number(low) && low.size() == 8)
    return span_from(number(low.substr(0, 4)), number(low.substr(4, 2)), number(low.substr(6)));
  const std::vector<std::string_view> parts = split(low, "/-. ,");
  bool all_numbers = true;
  for (const std::string_view part : parts) all_numbers = all_numbers && is_number(part);
  if (!all_numbers) return with_name(parts);
  if (parts.size() == 3 && parts[0].size() == 4) {
    const int day = number(parts[2]);
    return day > 0 ? span_from(number(parts[0]), number(parts[1]), day) : std::nullopt;
  }
  return with_slashes(parts, order, by_order);
}

}  // namespace news
