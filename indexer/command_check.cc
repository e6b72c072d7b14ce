// newsidx check: is the index sound?
#include <fmt/format.h>

#include <optional>

#include "common/error.h"
#include "indexer/commands.h"
#include "indexer/index_check.h"
#include "indexer/sync_config.h"
#include "indexer/writer_lock.h"

namespace news {

int run_check(const Options& options) {
  const std::string root = index_root(options);
  const IndexPaths paths(root);
  read_settings(paths);
  Report report(report_style(options));
  // With the lock nothing changes while it is looked at. Without it (another writer, or a place that cannot
  // be written) the check is still worth having.
  std::optional<WriterLock> lock;
  try {
    lock.emplace(paths, options.wait_seconds, "newsidx check");
  } catch (const Error& error) {
    if (error.code != ErrorCode::locked && error.code != ErrorCode::io) throw;
    report.tell("newsidx: checking without the writer's lock: " + error.message);
  }
  const CheckReport check = check_index(root);
  for (const CheckFinding& finding : check.findings) {
    const bool problem = finding.kind == CheckFinding::Kind::problem;
    const std::string line =
        fmt::format("newsidx: {}{}: {}", problem ? "" : "note: ", finding.where, finding.message);
    if (problem)
      report.say(line);
    else
      report.tell(line);
  }
  if (check.more_problems > 0)
    report.say(fmt::format("newsidx: {} more problems", with_thousands(check.more_problems)));
  if (!check.is_sound()) {
    report.say(
        "newsidx: the index is damaged\n  restore it from a backup, or make a new one with 'newsidx add'");
    return exit_status(ErrorCode::corrupt);
  }
  const auto counted = [](uint64_t number, const char* thing) {
    return fmt::format("{} {}{}", with_thousands(number), thing, number == 1 ? "" : "s");
  };
  report.tell(fmt::format("newsidx: sound: {} in {}, checked in {:.1f} s", counted(check.articles, "article"),
                          counted(check.segments, "segment"), report.seconds()));
  return 0;
}

}  // namespace news
