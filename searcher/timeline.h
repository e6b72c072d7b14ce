// Hits over time, beside all articles of the index: a count alone says as much about how the archive was
// filled as about what was asked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/open_index.h"
#include "searcher/question.h"

namespace news {

struct TimelineRow {
  std::string value;      // 2018, 2018-09, 2018-W36, 2018-09-02
  uint64_t count = 0;     // hits
  uint64_t articles = 0;  // all that the index has of that period
};
struct Timeline {
  std::string period;
  uint64_t total = 0;    // hits
  uint64_t without = 0;  // hits whose date is unknown or less exact than the period
  std::vector<TimelineRow> rows;
};

// day, week, month, year: the values of --timeline; that of --timeline alone is month.
std::vector<std::string> period_names();
bool is_period(std::string_view word) noexcept;
inline constexpr std::string_view kUsualPeriod = "month";

// `period` is one of period_names(). One row a period, from that of the first hit to that of the last, also
// where there are no hits or no articles at all; weeks are those of ISO 8601, from Monday. An article counts
// in the period that holds all that is known of its date; hits whose date is less exact, or unknown, are in
// `without`. Articles are counted by the publisher's wall clock, as date: does. Throws the errors of
// OpenIndex::read.
Timeline timeline_of(OpenIndex& index, const Question& question, const std::string& period,
                     std::vector<std::string>& notes);

}  // namespace news
