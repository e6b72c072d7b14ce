// Dates with the precision and the zone that were really known, and nothing more.
// The canonical form is RFC 3339 cut to the known precision: 2018, 2018-09, 2018-09-02, 2018-09-02T20:43:40,
// 2018-09-02T20:43:40Z, 2018-09-02T20:43:40+08:00. Calendar: proleptic Gregorian, years 0001 to 9999.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace news {

enum class Precision : uint8_t { none, year, month, day, second };

// A plain value. Members beyond the precision are 0 (month and day too). `zone` is the offset from UTC in
// minutes, present only when it is known and the precision is `second`.
struct Date {
  int16_t year = 0;
  uint8_t month = 0;
  uint8_t day = 0;
  uint8_t hour = 0;
  uint8_t minute = 0;
  uint8_t second = 0;
  Precision precision = Precision::none;
  std::optional<int16_t> zone;

  bool known() const noexcept { return precision != Precision::none; }
  bool operator==(const Date&) const = default;
};

// Where a publication date came from; the names are those of the canonical article's `published_from`.
enum class DateOrigin : uint8_t { none, field, json_ld, meta, byline, url, file };
std::string_view name_of(DateOrigin origin) noexcept;
std::optional<DateOrigin> date_origin_from(std::string_view name) noexcept;

bool is_leap_year(int year) noexcept;
// 1..12 -> 28..31; 0 for a month that does not exist.
int days_in_month(int year, int month) noexcept;
// Every member within its range for the precision (second 60 is refused, hour 24 too; zone within +-18 h).
bool is_valid(const Date& date) noexcept;

// Reads the canonical form only, plus: a space or 't' for 'T', lower 'z', fractions of a second (dropped),
// seconds left out (read as 00), zone as +0800, -00:00 read as Z. nullopt for anything else, an impossible
// day included.
std::optional<Date> parse_rfc3339(std::string_view text) noexcept;

// The canonical form; "" for an unknown date. UTC is written Z.
std::string format(const Date& date);

// Seconds since 1970-01-01T00:00:00Z of the beginning of the date; without a zone, as if in UTC.
// Precondition: date.known().
int64_t instant(const Date& date) noexcept;

// The wall-clock date (UTC) of an instant, precision second, zone Z.
Date date_from_instant(int64_t seconds) noexcept;

// Days since 1970-01-01 and back (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
int64_t days_from_civil(int year, int month, int day) noexcept;
Date civil_from_days(int64_t days) noexcept;  // precision day

// A span of whole wall-clock days, both ends inclusive, as days_from_civil counts them.
struct DaySpan {
  int64_t first = 0;
  int64_t last = 0;
};
// All days that the date may mean: 2018-09 -> 1 to 30 September. Precondition: date.known().
DaySpan span_of(const Date& date) noexcept;

}  // namespace news
