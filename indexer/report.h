// What a run says: counts, the summary line, `--report json`, complaints on standard error, how far it is.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "common/diagnostics.h"
#include "indexer/progress_meter.h"

namespace news {

// What became of an article.
enum class Change : uint8_t { added, updated, unchanged };

// seen = added + updated + unchanged + failed, always. `removed` and `warnings` count articles and
// complaints, `skipped` files of no known kind; none of the three is part of `seen`.
struct RunCounts {
  uint64_t seen = 0;
  uint64_t added = 0;
  uint64_t updated = 0;
  uint64_t unchanged = 0;
  uint64_t removed = 0;
  uint64_t failed = 0;
  uint64_t warnings = 0;
  uint64_t skipped = 0;

  void count(Change change) noexcept;
  void count(Severity severity) noexcept;
  // Did the run change anything or complain of anything?
  bool eventful() const noexcept { return added + updated + removed + failed + warnings > 0; }
};

// 1204 -> "1,204".
std::string with_thousands(uint64_t number);
// "1,204 seen: 37 added, 2 updated, 1,165 unchanged, 0 failed in 3.1 s"; removed, warnings and skipped where
// there are any. `remembered`: 'newsidx failures' lists those that failed, unlike those of a dry run.
std::string summary(const RunCounts& counts, double seconds, bool remembered = true);
// One object: seen added updated unchanged removed failed warnings skipped seconds.
std::string to_json(const RunCounts& counts, double seconds);

struct ReportStyle {
  bool verbose = false;   // every complaint, warnings too
  bool quiet = false;     // failures only
  bool colour = false;    // on standard error
  bool terminal = false;  // standard error is a terminal that somebody watches
};

// Counts and speaks for one run. One thread at a time.
class Report {
 public:
  // Failures that are printed without --verbose.
  static constexpr uint64_t kShownFailures = 20;

  explicit Report(const ReportStyle& style);

  void count(Change change);
  void count_removed(uint64_t articles) { counts_.removed += articles; }
  // Counts the complaint and prints it if it is to be seen.
  void complain(const Diagnostic& diagnostic);
  // A line of its own on standard error, the progress line out of the way.
  void say(const std::string& line);
  // A line that --quiet suppresses.
  void tell(const std::string& line);
  // Files that progress() will come by, and one of them that will not be opened after all.
  void expect(const InputSelection& selection) { meter_.expect(selection); }
  void skip(uint64_t bytes) { meter_.skip(bytes); }
  // Shows how far reading has come: on a terminal a line that changes, at most four times a second; elsewhere
  // a line every 30 seconds.
  void progress(uint64_t bytes_read, const std::string& file);
  // Shows what the run does now that it is not reading, if it has shown progress or another line is due.
  void stage(const std::string& what);

  const RunCounts& counts() const noexcept { return counts_; }
  double seconds() const;
  // Clears the progress line and says how many failures were not shown.
  void end_of_input();
  // The last line on standard error.
  void print_summary(bool remembered = true);

 private:
  void show(const Progress& progress);
  void clear_progress();

  ReportStyle style_;
  RunCounts counts_;
  uint64_t failures_shown_ = 0;
  bool progress_shown_ = false;
  uint64_t bytes_read_ = 0;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_progress_;
  ProgressMeter meter_;
};

}  // namespace news
