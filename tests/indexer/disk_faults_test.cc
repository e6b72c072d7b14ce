// A disk that is full (ENOSPC) or failing (EIO) at any single change of a run: what the error says, and what
// the next reader and the next writer find. Crashes at the same steps are in index_commit_test.cc; faults
// below Xapian and SQLite in tests/cli/disk_faults_test.sh.
#include <catch2/catch.hpp>
#include <cstring>
#include <filesystem>
#include <set>

#include "common/error.h"
#include "indexer/index_check.h"
#include "indexer/pipeline.h"
#include "tests/support/fault_ops.h"
#include "tests/support/small_index.h"
#include "tests/support/temp_directory.h"

using namespace news;
namespace fs = std::filesystem;

namespace {

using Bodies = std::map<std::string, std::vector<std::string>>;

const Bodies kBefore = {{"a", {"old a"}}, {"b", {"old b"}}, {"c", {"old c"}}, {"d", {"old d"}}};
const Bodies kUpdated = {
    {"a", {"new a"}}, {"b", {"old b"}}, {"c", {"old c"}}, {"d", {"old d"}}, {"e", {"new e"}}};
const Bodies kAfter = {{"a", {"new a"}}, {"c", {"old c"}}, {"d", {"old d"}}, {"e", {"new e"}}};

// Three segments; a fourth one fills their tier.
void make_index(const std::string& root) {
  IndexWriter writer(root, 0, "test");
  publish(writer, {small_article("a", "old a"), small_article("b", "old b")});
  publish(writer, {small_article("c", "old c")});
  publish(writer, {small_article("d", "old d")});
}

// A run as the programs make it: one article is updated, one is new, the segments are merged, one is removed.
void change(const std::string& root, SegmentWriter kind, FailAtStep& ops, int fail_at) {
  IndexWriter writer(root, 0, "test", ops);
  ops.fail_at(fail_at);
  PipelineOptions options;
  options.writer = kind;
  options.jobs = 2;
  Pipeline pipeline(writer, options, 1'500'000'000, [](const Manifest&) {});
  for (Article article : {small_article("a", "new a"), small_article("e", "new e")}) {
    std::string identity = identity_of(article);
    pipeline.add(std::move(identity), std::move(article));
  }
  pipeline.publish();
  const std::string gone = identity_of(small_article("b", ""));
  if (const auto stored = writer.find(gone)) writer.publish({}, {{stored->segment, gone}});
}

// The error names what could not be done, the file, the reason, and what to do about it.
void check_message(const Error& error, const DiskStep& step, int fault) {
  CHECK(error.code == ErrorCode::io);
  CHECK(error.message.starts_with("cannot "));
  // A temporary name may stand for the final one.
  const std::string stem = step.path.substr(0, step.path.find(".new"));
  CHECK(error.message.find(stem) != std::string::npos);
  CHECK(error.message.find(std::strerror(fault)) != std::string::npos);
  CHECK_FALSE(error.hint.empty());
}

// Every article once, and one of the states that the run goes through.
void check_whole(const std::string& root) {
  const Bodies seen = visible_bodies(root);
  CHECK((seen == kBefore || seen == kUpdated || seen == kAfter));
  const CheckReport report = check_index(root);
  for (const CheckFinding& finding : report.findings) UNSCOPED_INFO(finding.where << ": " << finding.message);
  CHECK(report.is_sound());
  CHECK(report.articles == seen.size());
}

bool has_unfinished_segment(const std::string& root) {
  for (const auto& entry : fs::directory_iterator(root + "/segments")) {
    if (entry.path().string().find(".new") != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a disk that refuses any one change ends the run with a reason and spoils nothing",
          "[indexer][disk_faults]") {
  const TempDirectory directory;
  make_index(directory.file("base"));
  using Disk = std::pair<SegmentWriter, int>;
  const auto [kind, fault] = GENERATE(Disk{SegmentWriter::direct, ENOSPC}, Disk{SegmentWriter::direct, EIO},
                                      Disk{SegmentWriter::api, ENOSPC});
  bool failed = true;
  int at = 1;
  for (; failed; ++at) {
    const std::string root = directory.file("index" + std::to_string(at));
    fs::copy(directory.file("base"), root, fs::copy_options::recursive);
    FailAtStep ops(0, fault);
    failed = false;
    try {
      change(root, kind, ops, at);
    } catch (const Error& error) {
      failed = true;
      const DiskStep step = ops.steps()[static_cast<size_t>(at) - 1];
      INFO(std::strerror(fault) << " at step " << at << ": " << step.operation << " " << step.path);
      INFO("error: " << describe(error, "newsidx"));
      check_message(error, step, fault);
      CHECK_FALSE(has_unfinished_segment(root));  // a full disk does not stay full of what nobody wants
    }
    INFO("step " << at);
    if (at % 2 == 0) check_whole(root);  // a reader comes first
    // The user makes room and runs the same command again.
    FailAtStep healthy(0, 0);
    change(root, kind, healthy, 0);
    CHECK(visible_bodies(root) == kAfter);
    CHECK(check_index(root).findings.empty());  // no journal, no orphans
    fs::remove_all(root);
  }
  CHECK(at > 30);
}

TEST_CASE("what a manifest names was synced before it, whichever writer made it", "[indexer][disk_faults]") {
  const TempDirectory directory;
  const std::string root = directory.file("index");
  make_index(root);
  const SegmentWriter kind = GENERATE(SegmentWriter::direct, SegmentWriter::api);
  FailAtStep ops(0, 0);
  change(root, kind, ops, 0);
  const IndexPaths paths(root);
  const std::vector<DiskStep>& steps = ops.steps();
  std::set<std::string> dirty;   // files and directories that were changed and not synced since
  std::set<std::string> synced;  // under the name that they have now
  size_t publications = 0;
  for (const DiskStep& step : steps) {
    const std::string parent = step.path.substr(0, step.path.rfind('/'));
    if (step.operation == "create" || step.operation == "make directory") dirty.insert(parent);
    if (step.operation == "write") dirty.insert(step.path), synced.erase(step.path);
    if (step.operation == "sync") dirty.erase(step.path), synced.insert(step.path);
    if (step.operation != "rename") continue;
    if (dirty.erase(step.path + ".tmp") > 0) dirty.insert(step.path);  // not synced, and now under this name
    if (step.path == paths.manifest() || step.path == paths.journal()) {
      INFO("before publication " << publications << " of " << step.path);
      CHECK(synced.count(step.path + ".tmp") == 1);
      dirty.erase(step.path.substr(0, step.path.rfind('/')));  // the temporary name, which nobody needs
      std::string unsynced;
      for (const std::string& path : dirty) unsynced += path + "\n";
      CHECK(unsynced == "");
      publications += step.path == paths.manifest() ? 1 : 0;
    }
    dirty.insert(parent);
  }
  CHECK(publications == 3);  // the articles, the merge, the removal
  for (const uint32_t number : read_manifest(paths).segments) {
    INFO("segment " << number);
    const std::string building = paths.building_segment(number);
    for (const char* file : {"", "/iamglass", "/postlist.glass", "/docdata.glass", "/termlist.glass"})
      CHECK(synced.count(building + file) == 1);
  }
}
