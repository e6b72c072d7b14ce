// How far a run has come, as a line for a terminal and as a sentence for a log. Pure: measured elsewhere
// (indexer/progress_meter.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace news {

struct Progress {
  uint64_t articles = 0;                // seen so far
  uint64_t bytes = 0;                   // read from files, as they lie on disk
  std::optional<uint64_t> total_bytes;  // of all files; nullopt if that is not known (standard input)
  double articles_per_second = 0;       // of late; 0 if nothing was measured yet
  double bytes_per_second = 0;          // of late; 0 as above
  std::string doing;                    // the file that is read, as it is named: any bytes
  std::string stage;                    // what is done in place of reading: "merging segments"
};

// Seconds that are left at the present speed; nullopt if that cannot be said.
std::optional<uint64_t> seconds_left(const Progress& progress);

// "0:07", "12:05", "3:00:09".
std::string clock_text(uint64_t seconds);

// One line of at most `columns` columns without line end: a bar (where the total is known), articles, the
// time left, both speeds and the end of the file's name; in place of these three, the stage if there is one.
// What does not fit is left out from the end, the bar last but one. Safe for a terminal.
std::string progress_line(const Progress& progress, size_t columns);

// The same for a log, whole: "12,345 articles, 102.4 of 512.0 MB (20 %), 8.2 MB/s, 1,234 articles/s, 0:50
// left, reading x.jsonl".
std::string progress_sentence(const Progress& progress);

}  // namespace news
