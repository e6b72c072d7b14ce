#include "searcher/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>

#include "common/date.h"
#include "common/query_compiler.h"
#include "common/schema.h"
#include "searcher/hit_values.h"

namespace news {

namespace {

int number(std::string_view digits) noexcept {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// A kind of periods, which are numbered in the order of time.
struct Calendar {
  std::string_view name;
  size_t digits;  // of Slot::published_day that must be known
  int64_t (*period)(std::string_view day);
  std::string (*label)(int64_t period);
};

int64_t day_number(std::string_view day) noexcept {
  return days_from_civil(number(day.substr(0, 4)), number(day.substr(4, 2)), number(day.substr(6, 2)));
}

// Week 0 is that of Thursday, 1 January 1970, which is day 0. A week belongs to the year of its Thursday.
int64_t week_number(std::string_view day) noexcept {
  const int64_t from_monday = day_number(day) + 3;
  return from_monday >= 0 ? from_monday / 7 : -((6 - from_monday) / 7);
}

std::string week_label(int64_t week) {
  const int64_t thursday = week * 7;
  const int year = civil_from_days(thursday).year;
  return fmt::format("{:04}-W{:02}", year, (thursday - days_from_civil(year, 1, 1)) / 7 + 1);
}

std::string day_label(int64_t day) {
  const Date date = civil_from_days(day);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

constexpr Calendar kCalendars[] = {
    {"day", 8, day_number, day_label},
    {"week", 8, week_number, week_label},
    {"month", 6,
     [](std::string_view day) -> int64_t {
       return int64_t{number(day.substr(0, 4))} * 12 + number(day.substr(4, 2)) - 1;
     },
     [](int64_t month) { return fmt::format("{:04}-{:02}", month / 12, month % 12 + 1); }},
    {"year", 4, [](std::string_view day) -> int64_t { return number(day.substr(0, 4)); },
     [](int64_t year) { return fmt::format("{:04}", year); }},
};

const Calendar& calendar(std::string_view period) {
  return *std::find_if(std::begin(kCalendars), std::end(kCalendars),
                       [&](const Calendar& row) { return row.name == period; });
}

// Articles by period.
class PeriodCounter {
 public:
  explicit PeriodCounter(const Calendar& calendar) : calendar_(calendar) {}

  void add(std::string_view day) {
    ++total_;
    if (day.size() < calendar_.digits) {
      ++without_;
    } else {
      ++counts_[calendar_.period(day)];
    }
  }

  uint64_t total() const { return total_; }
  uint64_t without() const { return without_; }
  uint64_t of(int64_t period) const {
    const auto found = counts_.find(period);
    return found == counts_.end() ? 0 : found->second;
  }
  std::optional<std::pair<int64_t, int64_t>> span() const {
    if (counts_.empty()) return std::nullopt;
    const auto [first, last] = std::minmax_element(
        counts_.begin(), counts_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return std::pair(first->first, last->first);
  }

 private:
  const Calendar& calendar_;
  uint64_t total_ = 0;
  uint64_t without_ = 0;
  std::unordered_map<int64_t, uint64_t> counts_;
};

}  // namespace

std::vector<std::string> period_names() {
  std::vector<std::string> names;
  for (const Calendar& row : kCalendars) names.emplace_back(row.name);
  return names;
}

bool is_period(std::string_view word) noexcept {
  return std::any_of(std::begin(kCalendars), std::end(kCalendars),
                     [&](const Calendar& row) { return row.name == word; });
}

Timeline timeline_of(OpenIndex& index, const Question& question, const std::string& period,
                     std::vector<std::string>& notes) {
  const Calendar& kind = calendar(period);
  Timeline timeline{period, 0, 0, {}};
  index.read([&](const OpenIndex::View& view) {
    QueryCompiler compiler(view.terms());
    PeriodCounter hits(kind);
    each_hit_value(view, compiler.compile(whole(question)), Slot::published_day,
                   [&](std::string_view day) { hits.add(day); });
    notes = question.notes;
    notes.insert(notes.end(), compiler.notes().begin(), compiler.notes().end());
    timeline = {period, hits.total(), hits.without(), {}};
    const auto span = hits.span();
    if (!span) return;
    PeriodCounter all(kind);
    QueryCompiler everything(view.terms());
    each_hit_value(view, everything.compile(whole(Question())), Slot::published_day,
                   [&](std::string_view day) { all.add(day); });
    for (int64_t at = span->first; at <= span->second; ++at)
      timeline.rows.push_back({kind.label(at), hits.of(at), all.of(at)});
  });
  return timeline;
}

}  // namespace news
