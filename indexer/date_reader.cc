#include "indexer/date_reader.h"

#include <unicode/timezone.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "common/utf8.h"
#include "indexer/date_clock.h"

namespace news {
namespace {

constexpr int kBuddhistOffset = 543;
constexpr int kThaiThreshold = 2400;

// The last step: what the clock has left over must be a year, or a year and month, or a day.
class DayReader {
 public:
  DayReader(DateTokens& tokens, const DateClock& clock, const DateHints& hints)
      : tokens_(tokens), hints_(hints), year_(clock.year), month_(clock.month), day_(clock.day) {}

  std::optional<Date> run() {
    if (!read_words() || !read_day() || !is_valid(date_)) return std::nullopt;
    return date_;
  }

 private:
  bool word_at(size_t i, WordKind kind) const { return news::word_at(tokens_, i, kind); }
  bool glued(size_t i) const { return i < tokens_.size() && !tokens_[i].after_space; }

  bool read_words() {
    size_t months = 0, numbers = 0;
    for (size_t i = 0; i < tokens_.size(); ++i) {
      months += word_at(i, WordKind::month);
      numbers += !tokens_[i].used && tokens_[i].is_number();
    }
    for (size_t i = 0; i < tokens_.size(); ++i) {
      const DateToken& token = tokens_[i];
      if (token.is_word(WordKind::month) && token.word.also_weekday && (months > 1 || numbers == 3)) {
        --months;
        continue;
      }
      if (token.is_word(WordKind::month) && !take_month(i)) return false;
      if (!tokens_[i].used && (token.is_word(WordKind::noon) || token.is_word(WordKind::pm) ||
                               token.is_word(WordKind::zone) || token.is_word(WordKind::regional_zone))) {
        return false;
      }
    }
    return true;
  }

  bool take_month(size_t i) {
    // "24 نيسان / أبريل 2020": the month in two calendars' words.
    if (month_word_ && month_ == tokens_[i].word.value) return true;
    if (month_word_ || month_ != 0) return false;
    month_word_ = true;
    month_ = tokens_[i].word.value;
    buddhist_ = tokens_[i].word.buddhist;
    return true;
  }

  // The numbers that are left, in their order, as year, month and day.
  bool read_day() {
    std::vector<size_t> left;
    for (size_t i = 0; i < tokens_.size(); ++i) {
      if (!tokens_[i].used && tokens_[i].is_number()) left.push_back(i);
    }
    if (year_ != 0) return left.empty() && !month_word_ && set_date(year_, month_, day_);
    if (month_word_) return read_named_month(left);
    if (left.size() == 3) return read_three(left);
    if (left.size() == 2) return read_two(left);
    return left.size() == 1 && tokens_[left[0]].digits == 4 && set_date(value(left[0]), 0, 0);
  }

  int value(size_t i) const { return static_cast<int>(std::min<int64_t>(tokens_[i].value, 99999)); }

  bool is_year(size_t i) const {
    return tokens_[i].digits == 4 || word_at(i + 1, WordKind::year_mark) || value(i) > 31 ||
           (i > 0 && tokens_[i].digits == 2 && tokens_[i - 1].kind == DateToken::Kind::mark && glued(i) &&
            (tokens_[i - 1].text == "'" || tokens_[i - 1].text == "\u2019"));
  }

  bool read_named_month(const std::vector<size_t>& left) {
    if (left.size() == 1 && tokens_[left[0]].digits == 4) return set_date(value(left[0]), month_, 0);
    if (left.size() != 2) return false;
    // "Jul 18 20", "18-Jul-20": the day comes first unless the other can only be a day.
    const bool year_first = is_year(left[0]) && !is_year(left[1]);
    const size_t year = year_first ? left[0] : left[1];
    const size_t day = year_first ? left[1] : left[0];
    return tokens_[day].digits <= 2 && set_date(full_year(year), month_, value(day));
  }

  bool read_three(const std::vector<size_t>& left) {
    const size_t a = left[0], b = left[1], c = left[2];
    if (is_year(a)) return small(b) && small(c) && set_date(full_year(a), value(b), value(c));
    if (is_year(b) || !small(a) || !small(b)) return false;
    int day = value(a), month = value(b);
    if ((hints_.month_first && day <= 12) || month > 12) std::swap(day, month);
    return set_date(full_year(c), month, day);
  }

  bool read_two(const std::vector<size_t>& left) {
    const size_t a = left[0], b = left[1];
    if (tokens_[a].digits == 4 && tokens_[b].digits == 3) return read_ordinal(value(a), value(b));
    if (tokens_[a].digits == 4 && small(b)) return set_date(value(a), value(b), 0);
    if (tokens_[b].digits == 4 && small(a)) return set_date(value(b), value(a), 0);
    return false;
  }

  // 2003-335: the day of the year.
  bool read_ordinal(int year, int day) {
    if (day < 1 || day > (is_leap_year(year) ? 366 : 365)) return false;
    const Date date = civil_from_days(days_from_civil(year, 1, 1) + day - 1);
    return set_date(date.year, date.month, date.day);
  }

  // At most two digits; three with a leading zero stand in real feeds ("2003-012-31").
  bool small(size_t i) const { return tokens_[i].digits <= 2 || (tokens_[i].digits == 3 && value(i) < 100); }

  int full_year(size_t i) const {
    const int year = value(i);
    if (tokens_[i].digits == 4) return buddhist_ && year > kThaiThreshold ? year - kBuddhistOffset : year;
    if (tokens_[i].digits == 2) return year >= 70 ? 1900 + year : 2000 + year;
    return 0;
  }

  bool set_date(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0 || day > 31) return false;
    date_.year = static_cast<int16_t>(year);
    date_.month = static_cast<uint8_t>(month);
    date_.day = static_cast<uint8_t>(day);
    date_.precision = day != 0 ? Precision::day : month != 0 ? Precision::month : Precision::year;
    return true;
  }

  DateTokens& tokens_;
  const DateHints& hints_;
  Date date_;
  int year_ = 0, month_ = 0, day_ = 0;
  bool month_word_ = false;
  bool buddhist_ = false;
};

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Seconds or milliseconds since 1970, told apart by their size, a fraction allowed: 9 or 10 digits are
// seconds (1973 to 2286), 11 to 13 are milliseconds, 16 microseconds.
std::optional<Date> read_epoch(std::string_view text) {
  const size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  if (!all_digits(whole) || (point < text.size() && !all_digits(text.substr(point + 1)))) return std::nullopt;
  int64_t divisor = 0;
  if (whole.size() == 9 || whole.size() == 10) divisor = 1;
  if (whole.size() == 11 || whole.size() == 13) divisor = 1000;
  if (whole.size() == 12 && !whole.starts_with("19") && !whole.starts_with("20")) divisor = 1000;
  if (whole.size() == 16) divisor = 1000000;
  if (divisor == 0) return std::nullopt;
  int64_t value = 0;
  for (const char c : whole) value = value * 10 + (c - '0');
  return date_from_instant(value / divisor);
}

std::optional<Date> read_free_form(std::string_view text, const DateHints& hints) {
  auto tokens = tokenise_date(text);
  if (!tokens) return std::nullopt;
  const DateClock clock = read_clock(*tokens);
  auto date = DayReader(*tokens, clock, hints).run();
  if (!date || !clock.found) return date;
  const bool in_range = clock.hour >= 0 && clock.hour < 24 && clock.minute < 60 && clock.second < 60;
  if (date->precision != Precision::day || !in_range) return std::nullopt;
  date->precision = Precision::second;
  date->hour = static_cast<uint8_t>(clock.hour);
  date->minute = static_cast<uint8_t>(clock.minute);
  date->second = static_cast<uint8_t>(clock.second);
  if (clock.regional >= 0) date->zone = regional_offset(clock.regional, *date);
  if (clock.zone) date->zone = static_cast<int16_t>(*clock.zone);
  return date;
}

// Midnight without a zone is how programs write a day; other times without one get the caller's.
Date settle(Date date, const DateHints& hints) {
  if (date.precision != Precision::second || date.zone) return date;
  if (date.hour == 0 && date.minute == 0 && date.second == 0) {
    date.precision = Precision::day;
  } else if (!hints.timezone.empty()) {
    date.zone = zone_offset(date, hints.timezone);
  }
  return date;
}

std::unique_ptr<icu::TimeZone> find_zone(const std::string& name) {
  if (name.empty()) return nullptr;
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
  if (!zone || *zone == icu::TimeZone::getUnknown()) return nullptr;
  return zone;
}

}  // namespace

std::optional<Date> read_date(std::string_view text, const DateHints& hints) {
  const std::string_view trimmed = trim(text);
  if (const auto date = parse_rfc3339(trimmed)) return settle(*date, hints);
  if (const auto date = read_epoch(trimmed)) return date;
  const auto date = read_free_form(trimmed, hints);
  if (!date) return std::nullopt;
  return settle(*date, hints);
}

std::optional<int16_t> zone_offset(const Date& wall, const std::string& timezone) {
  const auto zone = find_zone(timezone);
  if (!zone) return std::nullopt;
  Date local = wall;
  local.zone.reset();
  int32_t raw = 0, summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone->getOffset(static_cast<UDate>(instant(local)) * 1000.0, /*local=*/true, raw, summer, status);
  if (U_FAILURE(status)) return std::nullopt;
  return static_cast<int16_t>((raw + summer) / 60000);
}

bool is_timezone(const std::string& name) { return find_zone(name) != nullptr; }

}  // namespace news
