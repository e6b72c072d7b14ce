// newsidx sync: the configured archives, brought up to date.
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <unordered_set>

#include "common/error.h"
#include "common/identity.h"
#include "common/index_reader.h"
#include "common/utf8.h"
#include "indexer/commands.h"
#include "indexer/export_plan.h"
#include "indexer/indexing_run.h"
#include "indexer/stop_signal.h"
#include "indexer/sync_config.h"

namespace news {
namespace {

// An indexing run that remembers what it met, to know afterwards what is gone.
class SyncRun : public IndexingRun {
 public:
  using IndexingRun::IndexingRun;

  void archive(const ArchiveConfig& archive) {
    struct stat status = {};
    if (stat(archive.path.c_str(), &status) != 0) {
      unreachable_.push_back(archive.path);
      complain({Severity::failure,
                archive.path,
                {},
                "missing",
                fmt::format("the archive cannot be read: {}", std::strerror(errno)),
                "is its disk mounted?"});
      return;
    }
    const size_t met_before = met_count_;
    read(archive.selection, archive.read, true);
    if (stop() || met_count_ > met_before || catalogue().files_under(archive.path).empty()) return;
    unreachable_.push_back(archive.path);
    complain({Severity::failure,
              archive.path,
              {},
              "missing",
              "the archive holds no files now, but did before",
              "is its disk mounted?"});
  }

  bool wants(const InputFile& file) override {
    ++met_count_;
    // Archives may lie within each other: the first that names a file has it.
    return met_.insert(catalogue_path(file.path)).second && IndexingRun::wants(file);
  }

  void complain(Diagnostic&& diagnostic) override {
    // Nothing is known of what lies below a place that cannot be read.
    if (diagnostic.severity == Severity::failure && diagnostic.position.empty() &&
        !met_.contains(diagnostic.file)) {
      unreachable_.push_back(diagnostic.file);
    }
    IndexingRun::complain(std::move(diagnostic));
  }

  // Rows of the catalogue below the archive whose files are gone.
  std::vector<std::string> vanished(const ArchiveConfig& archive) {
    std::vector<std::string> gone;
    for (FileRecord& file : catalogue().files_under(archive.path)) {
      if (!met_.contains(file.path) && is_reachable(file.path)) gone.push_back(std::move(file.path));
    }
    return gone;
  }

 private:
  bool is_reachable(const std::string& path) const {
    return std::none_of(unreachable_.begin(), unreachable_.end(), [&](const std::string& place) {
      return path == place || path.starts_with(place + "/");
    });
  }

  std::unordered_set<std::string> met_;
  size_t met_count_ = 0;
  std::vector<std::string> unreachable_;
};

uint64_t published_articles(const std::string& root) {
  uint64_t count = 0;
  with_index(root, [&](IndexReader& reader) { count = reader.article_count(); });
  return count;
}

std::vector<std::string> identities_of(const IdentityDigests& digests, const std::string& root) {
  std::vector<std::string> identities;
  if (digests.empty()) return identities;
  for_each_identity(root, [&](const std::string& identity) {
    if (std::binary_search(digests.begin(), digests.end(), identity_digest(identity)))
      identities.push_back(identity);
  });
  std::sort(identities.begin(), identities.end());
  identities.erase(std::unique(identities.begin(), identities.end()), identities.end());
  return identities;
}

// Removes what is in no file any more. False if that would be too much.
bool prune(SyncRun& run, const SyncConfig& config, const std::string& root, bool force) {
  std::vector<std::string> gone;
  for (const ArchiveConfig& archive : config.archives) {
    for (std::string& path : run.vanished(archive)) gone.push_back(std::move(path));
  }
  std::sort(gone.begin(), gone.end());
  gone.erase(std::unique(gone.begin(), gone.end()), gone.end());
  const IdentityDigests digests = run.catalogue().identities_only_in(gone);
  const uint64_t articles = published_articles(root);
  if (!force && digests.size() > articles / 10) {
    run.report().say(fmt::format(
        "newsidx: {} of {} articles are in no file any more; nothing was removed, because that is more "
        "than a tenth\n  look whether the archives are complete, then use --force",
        with_thousands(digests.size()), with_thousands(articles)));
    return false;
  }
  run.remove(identities_of(digests, root));
  for (const std::string& path : gone) run.catalogue().remove_file(path);
  run.catalogue().commit(run.writer().manifest().publication);
  return true;
}

}  // namespace

int run_sync(const Options& options) {
  const std::optional<SyncConfig> config = load_config(options);
  if (!config || config->archives.empty()) {
    throw Error(ErrorCode::usage, "the configuration names no archive",
                "write one with an [[archive]] table and a path, and name it with --config FILE");
  }
  const std::string root = index_root(options);
  Options chosen = options;
  chosen.boilerplate &= config->boilerplate;
  Report report(report_style(options));
  SyncRun run(chosen, root, "sync", report);
  for (const ArchiveConfig& archive : config->archives) report.expect(archive.selection);
  for (const ArchiveConfig& archive : config->archives) {
    if (!run.stop()) run.archive(archive);
  }
  run.publish();
  const bool pruned = !options.prune || run.stop() || prune(run, *config, root, options.force);
  const int status = run.finish(false);
  return pruned ? status : exit_status(ErrorCode::io);
}

}  // namespace news
