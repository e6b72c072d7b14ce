#include "indexer/report.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>

#include "common/json.h"
#include "common/utf8.h"

namespace news {
namespace {

constexpr size_t kDefaultColumns = 80;
constexpr auto kTerminalInterval = std::chrono::milliseconds(250);
constexpr auto kLogInterval = std::chrono::seconds(30);

// Asked each time: windows change their size. The last column stays free, where some terminals wrap.
size_t line_columns() {
  winsize size{};
  const bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1;
  return (known ? size.ws_col : kDefaultColumns) - 1;
}

std::string counted(uint64_t number, const char* one, const char* several) {
  return fmt::format(", {} {}", with_thousands(number), number == 1 ? one : several);
}

}  // namespace

void RunCounts::count(Change change) noexcept {
  ++seen;
  switch (change) {
    case Change::added:
      ++added;
      break;
    case Change::updated:
      ++updated;
      break;
    case Change::unchanged:
      ++unchanged;
      break;
  }
}

void RunCounts::count(Severity severity) noexcept {
  switch (severity) {
    case Severity::warning:
      ++warnings;
      break;
    case Severity::skipped:
      ++skipped;
      break;
    case Severity::failure:
      ++seen;
      ++failed;
      break;
  }
}

std::string with_thousands(uint64_t number) {
  std::string digits = std::to_string(number);
  for (size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string summary(const RunCounts& counts, double seconds, bool remembered) {
  std::string line = fmt::format("{} seen: {} added, {} updated, {} unchanged", with_thousands(counts.seen),
                                 with_thousands(counts.added), with_thousands(counts.updated),
                                 with_thousands(counts.unchanged));
  if (counts.removed > 0) line += fmt::format(", {} removed", with_thousands(counts.removed));
  line += fmt::format(", {} failed", with_thousands(counts.failed));
  if (counts.warnings > 0) line += counted(counts.warnings, "warning", "warnings");
  if (counts.skipped > 0) line += counted(counts.skipped, "file skipped", "files skipped");
  line += fmt::format(" in {:.1f} s", seconds);
  if (counts.failed > 0 && remembered) line += " (see 'newsidx failures')";
  return line;
}

std::string to_json(const RunCounts& counts, double seconds) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  const std::pair<const char*, uint64_t> members[] = {
      {"seen", counts.seen},           {"added", counts.added},     {"updated", counts.updated},
      {"unchanged", counts.unchanged}, {"removed", counts.removed}, {"failed", counts.failed},
      {"warnings", counts.warnings},   {"skipped", counts.skipped}};
  for (const auto& [name, number] : members) {
    writer.key(name);
    writer.number(number);
  }
  writer.key("seconds");
  writer.number(seconds, 3);
  writer.end_object();
  return out;
}

Report::Report(const ReportStyle& style)
    : style_(style), start_(std::chrono::steady_clock::now()), last_progress_(start_), meter_(start_) {}

double Report::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

void Report::count(Change change) { counts_.count(change); }

void Report::complain(const Diagnostic& diagnostic) {
  counts_.count(diagnostic.severity);
  if (diagnostic.severity != Severity::failure) {
    if (style_.verbose) say(fmt::format("newsidx: {}", describe(diagnostic)));
    return;
  }
  if (!style_.verbose && failures_shown_ >= kShownFailures) return;
  ++failures_shown_;
  const bool red = style_.colour;
  say(fmt::format("{}newsidx:{} {}", red ? "\x1b[31m" : "", red ? "\x1b[0m" : "", describe(diagnostic)));
}

void Report::say(const std::string& line) {
  clear_progress();
  fmt::print(stderr, "{}\n", line);
}

void Report::tell(const std::string& line) {
  if (!style_.quiet) say(line);
}

void Report::progress(uint64_t bytes_read, const std::string& file) {
  bytes_read_ = bytes_read;
  if (style_.quiet) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_progress_ < (style_.terminal ? std::chrono::nanoseconds(kTerminalInterval) : kLogInterval))
    return;
  last_progress_ = now;
  show(meter_.measure(now, counts_.seen, bytes_read, file));
}

void Report::stage(const std::string& what) {
  const auto now = std::chrono::steady_clock::now();
  if (style_.quiet || (style_.terminal ? !progress_shown_ : now - last_progress_ < kLogInterval)) return;
  last_progress_ = now;
  Progress progress = meter_.measure(now, counts_.seen, bytes_read_, {});
  progress.stage = what;
  show(progress);
}

void Report::show(const Progress& progress) {
  if (!style_.terminal) return say("newsidx: " + progress_sentence(progress));
  fmt::print(stderr, "\r\x1b[K{}", progress_line(progress, line_columns()));
  std::fflush(stderr);
  progress_shown_ = true;
}

void Report::clear_progress() {
  if (!progress_shown_) return;
  fmt::print(stderr, "\r\x1b[K");
  progress_shown_ = false;
}

void Report::end_of_input() {
  clear_progress();
  const uint64_t hidden = counts_.failed - failures_shown_;
  if (hidden > 0) {
    say(fmt::format("newsidx: {} more {} not shown here; --verbose shows all", with_thousands(hidden),
                    hidden == 1 ? "failure is" : "failures are"));
  }
}

void Report::print_summary(bool remembered) {
  say(fmt::format("newsidx: {}", summary(counts_, seconds(), remembered)));
}

}  // namespace news
