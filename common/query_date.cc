#include "common/query_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "common/ascii.h"

namespace news {

namespace {

constexpr std::string_view kForms =
    "days are written 2018, 2018-09, 2018-09-02, 30d, 2w, 3m, 1y, today, yesterday";

bool all_digits(std::string_view text) noexcept {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

int number(std::string_view digits) noexcept {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

DaySpan one_day(int64_t day) noexcept { return {day, day}; }

class DayReader {
 public:
  DayReader(std::string_view query, QuerySpan span, const Date& as_of)
      : query_(query), span_(span), text_(query.substr(span.begin, span.end - span.begin)), as_of_(as_of) {
    lower_ = ascii_lowered(text_.substr(0, 16));
  }

  DaySpan read() const {
    const int64_t today = days_from_civil(as_of_.year, as_of_.month, as_of_.day);
    if (text_.size() == lower_.size()) {
      if (lower_ == "today") return one_day(today);
      if (lower_ == "yesterday") return one_day(today - 1);
      if (lower_.size() > 1 && all_digits(text_.substr(0, text_.size() - 1))) {
        const char unit = lower_.back();
        if (unit == 'd' || unit == 'w' || unit == 'm' || unit == 'y') return one_day(ago(unit, today));
      }
    }
    return span_of(absolute());
  }

 private:
  int64_t ago(char unit, int64_t today) const {
    if (text_.size() > 6) throw mistake("that is before the year 1", {});
    const int count = number(text_.substr(0, text_.size() - 1));
    const int64_t first = days_from_civil(1, 1, 1);
    if (unit == 'd' || unit == 'w') {
      const int64_t day = today - int64_t{count} * (unit == 'w' ? 7 : 1);
      if (day < first) throw mistake("that is before the year 1", {});
      return day;
    }
    const int months = as_of_.year * 12 + as_of_.month - 1 - count * (unit == 'y' ? 12 : 1);
    if (months < 12) throw mistake("that is before the year 1", {});
    const int year = months / 12;
    const int month = months % 12 + 1;
    return days_from_civil(year, month, std::min<int>(as_of_.day, days_in_month(year, month)));
  }

  Date absolute() const {
    const bool shape = (text_.size() == 4 || text_.size() == 7 || text_.size() == 10) &&
                       all_digits(text_.substr(0, 4)) &&
                       (text_.size() < 7 || (text_[4] == '-' && all_digits(text_.substr(5, 2)))) &&
                       (text_.size() < 10 || (text_[7] == '-' && all_digits(text_.substr(8, 2))));
    if (!shape) throw no_day();
    Date date;
    date.precision = Precision::year;
    date.year = static_cast<int16_t>(number(text_.substr(0, 4)));
    if (date.year == 0) throw mistake("there is no year 0", {});
    if (text_.size() >= 7) {
      date.month = static_cast<uint8_t>(number(text_.substr(5, 2)));
      date.precision = Precision::month;
      if (date.month < 1 || date.month > 12)
        throw mistake(fmt::format("there is no month {:02}", date.month), {});
    }
    if (text_.size() == 10) {
      date.day = static_cast<uint8_t>(number(text_.substr(8, 2)));
      date.precision = Precision::day;
      const int last = days_in_month(date.year, date.month);
      if (date.day < 1 || date.day > last) {
        throw mistake(fmt::format("there is no day {}", text_),
                      fmt::format("that month ends with {:04}-{:02}-{:02}", date.year, date.month, last));
      }
    }
    return date;
  }

  // What the user may have meant by 2018/9/2, 2018-9, 20180902: the same in our form; "" if it cannot be
  // told.
  std::string repaired() const {
    if (text_.size() > 32) return {};
    std::vector<std::string_view> parts;
    for (size_t begin = 0; begin <= text_.size();) {
      const size_t end = std::min(text_.find_first_of("-/.", begin), text_.size());
      parts.push_back(text_.substr(begin, end - begin));
      begin = end + 1;
    }
    if (parts.size() == 1 && all_digits(text_) && (text_.size() == 8 || text_.size() == 6)) {
      parts = {text_.substr(0, 4), text_.substr(4, 2)};
      if (text_.size() == 8) parts.push_back(text_.substr(6));
    }
    if (parts.size() < 2 || parts.size() > 3 || parts[0].size() != 4) return {};
    std::string text(parts[0]);
    for (size_t i = 1; i < parts.size(); ++i) {
      if (!all_digits(parts[i]) || parts[i].size() > 2) return {};
      text += fmt::format("-{:02}", number(parts[i]));
    }
    return all_digits(parts[0]) ? text : std::string();
  }

  Error no_day() const {
    const std::string reason = fmt::format("'{}' is no day, month or year", shown(text_));
    if (text_.starts_with('>') || text_.starts_with('<')) {
      return mistake(reason,
                     "ranges are written 2018-09.. (from then on), ..2018-09 (until then), 2018-08..2018-09");
    }
    if (const std::string better = repaired(); !better.empty())
      return mistake(reason, fmt::format("write {}", better));
    if (text_.size() > 10 && (text_[10] == 'T' || text_[10] == 't')) {
      return mistake(reason, fmt::format("dates are searched by day: {}", shown(text_.substr(0, 10))));
    }
    if (all_digits(text_) && text_.size() < 4) return mistake(reason, "years have four digits");
    return mistake(reason, std::string(kForms));
  }

  Error mistake(const std::string& reason, const std::string& hint) const {
    return query_error(query_, span_, reason, hint);
  }

  std::string_view query_;
  QuerySpan span_;
  std::string_view text_;
  const Date& as_of_;
  std::string lower_;
};

// 2018-2019, 2018–2019 and 2018...2019 as a range in our form; "" for what is none.
std::string repaired_range(std::string_view text) {
  constexpr std::string_view kSeparators[] = {"...", "\u2026", "\u2013", "\u2014", "-"};
  const auto is_day = [](std::string_view day) {
    if (day.size() != 4 && day.size() != 7 && day.size() != 10) return false;
    for (size_t i = 0; i < day.size(); ++i) {
      if ((i == 4 || i == 7) ? day[i] != '-' : day[i] < '0' || day[i] > '9') return false;
    }
    return true;
  };
  for (const std::string_view separator : kSeparators) {
    const size_t at = text.find(separator);
    if (at == std::string_view::npos) continue;
    const std::string_view left = text.substr(0, at);
    const std::string_view right = text.substr(at + separator.size());
    if (is_day(left) && is_day(right)) return fmt::format("{}..{}", left, right);
  }
  return {};
}

bool is_unknown(std::string_view text) noexcept {
  constexpr std::string_view kUnknown = "unknown";
  return std::equal(text.begin(), text.end(), kUnknown.begin(), kUnknown.end(),
                    [](char a, char b) { return (a | 0x20) == b; });
}

}  // namespace

DaySpan parse_days(std::string_view query, QuerySpan span, const Date& as_of) {
  return DayReader(query, span, as_of).read();
}

DateRange parse_date_range(std::string_view query, QuerySpan span, const Date& as_of) {
  const std::string_view text = query.substr(span.begin, span.end - span.begin);
  DateRange range;
  if (is_unknown(text)) {
    range.unknown = true;
    return range;
  }
  if (const std::string better = repaired_range(text); !better.empty()) {
    throw query_error(query, span, fmt::format("'{}' is no day, month or year", shown(text)),
                      fmt::format("a range is written {}", better));
  }
  const size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const DaySpan days = parse_days(query, span, as_of);
    range.first = days.first;
    range.last = days.last;
    return range;
  }
  const QuerySpan left{span.begin, span.begin + dots};
  const QuerySpan right{span.begin + dots + 2, span.end};
  if (left.begin == left.end && right.begin == right.end) {
    throw query_error(query, span, "a range needs at least one end", "write 2018-09.. or ..2018-09");
  }
  if (left.begin < left.end) range.first = parse_days(query, left, as_of).first;
  if (right.begin < right.end) range.last = parse_days(query, right, as_of).last;
  if (range.first && range.last && *range.first > *range.last) {
    throw query_error(query, span, "this range ends before it begins",
                      fmt::format("write {}..{}", shown(query.substr(right.begin, right.end - right.begin)),
                                  shown(query.substr(left.begin, left.end - left.begin))));
  }
  return range;
}

}  // namespace news
