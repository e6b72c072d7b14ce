#include "common/date.h"

#include <fmt/format.h>

#include <array>

namespace news {

namespace {

constexpr std::array<std::string_view, 7> kOrigins = {"none",   "field", "json-ld", "meta",
                                                      "byline", "url",   "file"};

// Reads digits off the front of a text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}
  bool done() const noexcept { return text_.empty(); }
  bool take(char c) noexcept {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  // Exactly `count` digits, or -1 and nothing taken.
  int digits(size_t count) noexcept {
    if (text_.size() < count) return -1;
    int value = 0;
    for (size_t i = 0; i < count; ++i) {
      if (text_[i] < '0' || text_[i] > '9') return -1;
      value = value * 10 + (text_[i] - '0');
    }
    text_.remove_prefix(count);
    return value;
  }
  void skip_digits() noexcept {
    while (!text_.empty() && text_.front() >= '0' && text_.front() <= '9') text_.remove_prefix(1);
  }

 private:
  std::string_view text_;
};

bool scan_zone(Scanner& in, Date& date) noexcept {
  if (in.take('Z') || in.take('z')) {
    date.zone = 0;
    return true;
  }
  const bool minus = in.take('-');
  if (!minus && !in.take('+')) return false;
  const int hours = in.digits(2);
  in.take(':');
  const int minutes = in.digits(2);
  if (hours < 0 || minutes < 0 || minutes > 59) return false;
  date.zone = static_cast<int16_t>((minus ? -1 : 1) * (hours * 60 + minutes));
  return true;
}

bool scan_time(Scanner& in, Date& date) noexcept {
  const int hour = in.digits(2);
  const int minute = in.take(':') ? in.digits(2) : -1;
  if (hour < 0 || minute < 0) return false;
  int second = 0;
  if (in.take(':')) {
    second = in.digits(2);
    if (second < 0) return false;
    if (in.take('.') || in.take(',')) in.skip_digits();
  }
  date.hour = static_cast<uint8_t>(hour);
  date.minute = static_cast<uint8_t>(minute);
  date.second = static_cast<uint8_t>(second);
  date.precision = Precision::second;
  return in.done() || scan_zone(in, date);
}

}  // namespace

std::string_view name_of(DateOrigin origin) noexcept { return kOrigins[static_cast<size_t>(origin)]; }

std::optional<DateOrigin> date_origin_from(std::string_view name) noexcept {
  for (size_t i = 0; i < kOrigins.size(); ++i) {
    if (kOrigins[i] == name) return static_cast<DateOrigin>(i);
  }
  return std::nullopt;
}

bool is_leap_year(int year) noexcept { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) noexcept {
  constexpr std::array<int, 13> kDays = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap_year(year) ? 29 : kDays[static_cast<size_t>(month)];
}

bool is_valid(const Date& date) noexcept {
  if (date.precision == Precision::none) return date == Date{};
  if (date.year < 1 || date.year > 9999) return false;
  if (date.precision >= Precision::month && (date.month < 1 || date.month > 12)) return false;
  if (date.precision >= Precision::day && (date.day < 1 || date.day > days_in_month(date.year, date.month)))
    return false;
  if (date.hour > 23 || date.minute > 59 || date.second > 59) return false;
  if (date.zone && (date.precision != Precision::second || *date.zone < -18 * 60 || *date.zone > 18 * 60))
    return false;
  return true;
}

std::optional<Date> parse_rfc3339(std::string_view text) noexcept {
  Scanner in(text);
  Date date;
  const int year = in.digits(4);
  if (year < 0) return std::nullopt;
  date.year = static_cast<int16_t>(year);
  date.precision = Precision::year;
  if (in.take('-')) {
    const int month = in.digits(2);
    if (month < 0) return std::nullopt;
    date.month = static_cast<uint8_t>(month);
    date.precision = Precision::month;
    if (in.take('-')) {
      const int day = in.digits(2);
      if (day < 0) return std::nullopt;
      date.day = static_cast<uint8_t>(day);
      date.precision = Precision::day;
      if ((in.take('T') || in.take('t') || in.take(' ')) && !scan_time(in, date)) return std::nullopt;
    }
  }
  if (!in.done() || !is_valid(date)) return std::nullopt;
  return date;
}

std::string format(const Date& date) {
  if (!date.known()) return {};
  std::string out = fmt::format("{:04}", date.year);
  const auto two_digits = [&out](char mark, int number) {
    out += mark;
    out += static_cast<char>('0' + number / 10);
    out += static_cast<char>('0' + number % 10);
  };
  if (date.precision >= Precision::month) two_digits('-', date.month);
  if (date.precision >= Precision::day) two_digits('-', date.day);
  if (date.precision == Precision::second) {
    two_digits('T', date.hour);
    two_digits(':', date.minute);
    two_digits(':', date.second);
    if (date.zone == 0) {
      out += 'Z';
    } else if (date.zone) {
      const int minutes = *date.zone < 0 ? -*date.zone : *date.zone;
      two_digits(*date.zone < 0 ? '-' : '+', minutes / 60);
      two_digits(':', minutes % 60);
    }
  }
  return out;
}

int64_t days_from_civil(int year, int month, int day) noexcept {
  const int64_t y = month <= 2 ? year - 1 : year;
  const int64_t era = (y >= 0 ? y : y - 399) / 400;
  const int64_t year_of_era = y - era * 400;
  const int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Date civil_from_days(int64_t days) noexcept {
  days += 719468;
  const int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const int64_t day_of_era = days - era * 146097;
  const int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t shifted_month = (5 * day_of_year + 2) / 153;
  Date date;
  date.day = static_cast<uint8_t>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  date.month = static_cast<uint8_t>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  date.year = static_cast<int16_t>(year_of_era + era * 400 + (date.month <= 2));
  date.precision = Precision::day;
  return date;
}

int64_t instant(const Date& date) noexcept {
  const int month = date.month ? date.month : 1;
  const int day = date.day ? date.day : 1;
  const int64_t wall =
      days_from_civil(date.year, month, day) * 86400 + date.hour * 3600 + date.minute * 60 + date.second;
  return wall - date.zone.value_or(0) * 60;
}

Date date_from_instant(int64_t seconds) noexcept {
  const int64_t days = (seconds >= 0 ? seconds : seconds - 86399) / 86400;
  const int64_t rest = seconds - days * 86400;
  Date date = civil_from_days(days);
  date.hour = static_cast<uint8_t>(rest / 3600);
  date.minute = static_cast<uint8_t>(rest / 60 % 60);
  date.second = static_cast<uint8_t>(rest % 60);
  date.precision = Precision::second;
  date.zone = 0;
  return date;
}

DaySpan span_of(const Date& date) noexcept {
  const int first_month = date.month ? date.month : 1;
  const int last_month = date.month ? date.month : 12;
  const int first_day = date.day ? date.day : 1;
  const int last_day = date.day ? date.day : days_in_month(date.year, last_month);
  return {days_from_civil(date.year, first_month, first_day),
          days_from_civil(date.year, last_month, last_day)};
}

}  // namespace news
