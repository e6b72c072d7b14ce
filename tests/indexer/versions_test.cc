// Versions of articles from the pipeline to the disk: which one is found, what is kept, in any order of
// arrival, and after a crash at any step.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <random>

#include "indexer/index_check.h"
#include "indexer/pipeline.h"
#include "indexer/version_writer.h"
#include "tests/support/stop_at_step.h"
#include "tests/support/temp_directory.h"
#include "tests/support/version_dump.h"

using namespace news;
namespace fs = std::filesystem;

namespace {

using Lines = std::vector<std::string>;
using Versions = std::map<std::string, Lines>;

constexpr int64_t kRun = 1'500'000'000;
constexpr auto kCanceled = PublishingStatus::canceled, kWithheld = PublishingStatus::withheld;

struct How {
  unsigned jobs = 1;
  size_t publish_every = 1000;
  SegmentWriter writer = SegmentWriter::automatic;
  bool keep = true;
  int64_t now = kRun;
};

RunCounts run(IndexWriter& writer, const std::vector<Article>& articles, const How& how = {}) {
  PipelineOptions options;
  options.jobs = how.jobs;
  options.writer = how.writer;
  options.keep_versions = how.keep;
  Pipeline pipeline(writer, options, how.now, [](const Manifest&) {});
  RunCounts counts;
  const auto count = [&](const std::string&, Change change, bool leaves) {
    counts.count(change);
    counts.removed += leaves;
  };
  pipeline.release_due(count);
  size_t taken = 0;
  for (Article article : articles) {
    const std::string identity = identity_of(article);
    const Change change = pipeline.add(std::string(identity), std::move(article));
    count(identity, change, pipeline.left_sight());
    if (++taken % how.publish_every == 0) pipeline.publish();
  }
  pipeline.publish();
  return counts;
}

RunCounts run(const std::string& root, const std::vector<Article>& articles, const How& how = {}) {
  IndexWriter writer(root, 0, "test");
  return run(writer, articles, how);
}

void check_sound(const std::string& root) {
  const CheckReport report = check_index(root);
  for (const CheckFinding& finding : report.findings) UNSCOPED_INFO(finding.where << ": " << finding.message);
  CHECK(report.findings.empty());
}

}  // namespace

TEST_CASE("what gives way is kept, once", "[indexer][versions]") {
  const TempDirectory directory;
  const std::string& root = directory.path();
  run(root, {small_article("a", "one"), small_article("b", "one")});
  CHECK_FALSE(fs::exists(root + "/versions.db"));  // nobody pays for what nobody uses
  CHECK(run(root, {small_article("a", "two")}).updated == 1);
  CHECK(run(root, {small_article("a", "two"), small_article("a", "three")}).updated == 1);
  CHECK(all_versions(root) ==
        Versions{{"a", {"- usable one", "- usable two", "- usable three!"}}, {"b", {"- usable one!"}}});
  // There and back: no version is kept twice, and the one that is found is not among the older ones.
  run(root, {small_article("a", "one"), small_article("a", "three"), small_article("a", "one")});
  CHECK(all_versions(root).at("a") == Lines{"- usable two", "- usable three", "- usable one!"});
  CHECK(visible_bodies(root) == std::map<std::string, Lines>{{"a", {"one"}}, {"b", {"one"}}});
  check_sound(root);
}

TEST_CASE("a version that comes late never replaces a newer one", "[indexer][versions]") {
  const TempDirectory directory;
  const std::string& root = directory.path();
  run(root, {small_version("a", "three", 3)});
  const RunCounts counts = run(root, {small_version("a", "one", 1), small_version("a", "two", 2)});
  CHECK(counts.unchanged == 2);
  CHECK(all_versions(root).at("a") == Lines{"1 usable one", "2 usable two", "3 usable three!"});
  const uint64_t publication = read_manifest(IndexPaths(root)).publication;
  CHECK(run(root, {small_version("a", "one", 1)}).unchanged == 1);
  CHECK(read_manifest(IndexPaths(root)).publication == publication);  // known: nothing is written
  check_sound(root);
}

TEST_CASE("a cancelled article is gone, and its older versions do not bring it back", "[indexer][versions]") {
  const TempDirectory directory;
  const std::string& root = directory.path();
  const SegmentWriter kind = GENERATE(SegmentWriter::direct, SegmentWriter::api);
  const How how{.writer = kind};
  run(root, {small_article("a", "text"), small_article("b", "text")}, how);
  Article kill = small_article("a", "");
  kill.title.clear();
  kill.status = kCanceled;
  const RunCounts counts = run(root, {kill}, how);
  CHECK(counts.updated == 1);
  CHECK(counts.removed == 1);
  CHECK(visible_bodies(root) == std::map<std::string, Lines>{{"b", {"text"}}});
  CHECK(run(root, {small_article("a", "text"), kill, small_article("a", "text again")}, how).unchanged == 3);
  CHECK(all_versions(root).at("a") == Lines{"- usable text", "- usable text again", "- canceled ?"});
  CHECK(run(root, {small_version("a", "back", 2)}, how).unchanged == 1);  // of the kill no version is known
  check_sound(root);

  SECTION("within one run") {
    run(root,
        {small_version("c", "one", 1), small_version("d", "one", 1), small_version("c", "", 2, kCanceled),
         small_version("c", "one", 1)},
        how);
    CHECK(visible_bodies(root).count("c") == 0);
    CHECK(all_versions(root).at("c") == Lines{"1 usable one", "2 canceled ?"});
    CHECK(run(root, {small_version("c", "three", 3)}, how).added == 1);
    CHECK(all_versions(root).at("c") == Lines{"1 usable one", "2 canceled ", "3 usable three!"});
    check_sound(root);
  }
  SECTION("until it is forgotten") {
    IndexWriter writer(root, 0, "test");
    CHECK(
        writer.versions().forget("test\x1f"
                                 "a"));
    writer.publish({}, {});
    CHECK(run(writer, {small_article("a", "text")}, how).added == 1);
  }
}

TEST_CASE("a withheld article waits for a version that may be shown", "[indexer][versions]") {
  const TempDirectory directory;
  const std::string& root = directory.path();
  run(root, {small_version("a", "one", 1)});
  CHECK(run(root, {small_version("a", "two", 2, kWithheld)}).removed == 1);
  CHECK(visible_bodies(root).empty());
  CHECK(run(root, {small_version("b", "one", 1, kWithheld)}).unchanged == 1);
  CHECK(run(root, {small_version("a", "one", 1)}).unchanged == 1);
  CHECK(visible_bodies(root).empty());
  CHECK(run(root, {small_version("a", "three", 3), small_version("b", "one", 1)}).added == 2);
  CHECK(all_versions(root) == Versions{{"a", {"1 usable one", "2 withheld two", "3 usable three!"}},
                                       {"b", {"1 withheld one", "1 usable one!"}}});
  check_sound(root);
}

TEST_CASE("an embargo ends with the first run after it", "[indexer][versions]") {
  const TempDirectory directory;
  const std::string& root = directory.path();
  Article early = small_article("a", "secret");
  early.embargo = date_from_instant(kRun + 60);
  CHECK(run(root, {early}).unchanged == 1);
  CHECK(run(root, {early}, {.now = kRun + 59}).unchanged == 1);
  CHECK(visible_bodies(root).empty());
  const RunCounts counts = run(root, {early}, {.now = kRun + 60});
  CHECK(counts.seen == 2);
  CHECK(counts.added == 1);
  CHECK(counts.unchanged == 1);
  CHECK(all_versions(root).at("a") == Lines{"- usable secret!"});
  check_sound(root);
}

TEST_CASE("versions that give way are not kept if nobody wants them", "[indexer][versions]") {
  const TempDirectory directory;
  const std::string& root = directory.path();
  const How how{.keep = false};
  run(root, {small_version("a", "one", 1), small_version("a", "two", 2)}, how);
  run(root, {small_version("a", "three", 3), small_version("a", "zero", 0)}, how);
  CHECK(all_versions(root).at("a") == Lines{"3 usable three!"});
  run(root, {small_version("a", "four", 4, kWithheld)}, how);
  run(root, {small_version("a", "five", 5)}, how);
  CHECK(all_versions(root).at("a") == Lines{"5 usable five!"});
}

TEST_CASE("any order of arrival, any number of jobs and publications give the same versions",
          "[indexer][versions]") {
  std::mt19937 random(7);
  std::vector<Article> articles;
  Versions expected;
  for (int id = 0; id < 12; ++id) {
    const std::string name = fmt::format("{:02}", id);
    const uint64_t count = 1 + random() % 5;
    for (uint64_t number = 1; number <= count; ++number) {
      const unsigned kind = random() % 5;
      const auto status = kind == 0 ? kCanceled : kind == 1 ? kWithheld : PublishingStatus::usable;
      articles.push_back(small_version(name, fmt::format("text {}", number), number, status));
      if (id % 3 == 0) {  // told by the date alone
        articles.back().version.reset();
        articles.back().updated = date_from_instant(kRun + static_cast<int64_t>(number));
      }
      const char* mark = number < count ? "" : status == PublishingStatus::usable ? "!" : "?";
      expected[name].push_back(fmt::format("{} {} text {}{}", id % 3 == 0 ? "-" : std::to_string(number),
                                           name_of(status), number, mark));
    }
  }
  for (int round = 0; round < 30; ++round) {
    std::shuffle(articles.begin(), articles.end(), random);
    const How how{.jobs = static_cast<unsigned>(1 + random() % 3),
                  .publish_every = 1 + random() % articles.size()};
    INFO("round " << round << ", " << how.jobs << " jobs, publishing every " << how.publish_every);
    const TempDirectory directory;
    const std::string& root = directory.path();
    const RunCounts counts = run(root, articles, how);
    CHECK(all_versions(root) == expected);
    const auto visible = visible_bodies(root);
    CHECK(counts.added - counts.removed == visible.size());
    CHECK(counts.seen == counts.added + counts.updated + counts.unchanged);
    // Once more, in another order: all of it is known.
    std::shuffle(articles.begin(), articles.end(), random);
    const RunCounts again = run(root, articles, how);
    CHECK(again.unchanged == articles.size());
    if (round < 3) check_sound(root);
  }
}

TEST_CASE("a run with versions that is stopped at any step loses and doubles none", "[indexer][versions]") {
  const TempDirectory directory;
  const std::string base = directory.file("base");
  run(base, {small_version("a", "one", 1), small_version("b", "one", 1), small_version("c", "one", 1)});
  run(base, {small_version("c", "two", 2, kWithheld), small_version("d", "one", 1, kCanceled)});
  const Versions before = all_versions(base);
  const std::vector<Article> change = {small_version("a", "two", 2),
                                       small_version("b", "", 2, kCanceled),
                                       small_version("c", "three", 3),
                                       small_version("d", "two", 2),
                                       small_version("e", "one", 1, kWithheld),
                                       small_version("f", "one", 1),
                                       small_version("f", "two", 2),
                                       small_version("a", "zero", 0)};
  Versions after;
  const SegmentWriter kind = GENERATE(SegmentWriter::direct, SegmentWriter::api);
  bool stopped = true;
  int step = 1;
  for (; stopped; ++step) {
    INFO("step " << step);
    const std::string root = directory.file("index" + std::to_string(step));
    fs::copy(base, root, fs::copy_options::recursive);
    StopAtStep ops;
    stopped = false;
    {
      IndexWriter writer(root, 0, "test", ops);
      ops.stop_at(step);
      try {
        run(writer, change, {.writer = kind});
      } catch (const Stopped& stop) {
        UNSCOPED_INFO("stopped before: " << stop.before);
        stopped = true;
      }
    }
    const Versions seen = all_versions(root);  // a reader comes first
    if (!stopped) after = seen;
    CHECK(check_index(root).is_sound());
    run(root, change, {.writer = kind});  // the same command again
    const Versions whole = all_versions(root);
    if (after.empty()) {
      CHECK((seen == before || seen == whole));
    } else {
      CHECK(whole == after);
    }
    CHECK(whole.at("a") == Lines{"0 usable zero", "1 usable one", "2 usable two!"});
    CHECK(whole.at("b") == Lines{"1 usable one", "2 canceled ?"});
    CHECK(whole.at("c") == Lines{"1 usable one", "2 withheld two", "3 usable three!"});
    CHECK(whole.at("d") == Lines{"1 canceled one", "2 usable two!"});
    CHECK(whole.at("e") == Lines{"1 withheld one?"});
    CHECK(whole.at("f") == Lines{"1 usable one", "2 usable two!"});
    check_sound(root);
    fs::remove_all(root);
  }
  CHECK(step > 12);
}

TEST_CASE("a merge after a crash does not make half a commit whole", "[indexer][versions]") {
  const TempDirectory directory;
  const std::string& root = directory.path();
  run(root, {small_version("a", "one", 1)});
  run(root, {small_version("b", "one", 1)});
  {
    IndexWriter writer(root, 0, "test");  // rows are on the disk, the publication never comes
    writer.versions().hold(
        "test\x1f"
        "a",
        small_version("a", "", 2, kCanceled), kRun, 0);
    writer.versions().commit();
  }
  CHECK(all_versions(root).at("a") == Lines{"1 usable one!"});
  IndexWriter(root, 0, "test").merge(true);
  CHECK(all_versions(root).at("a") == Lines{"1 usable one!"});
  CHECK(run(root, {small_version("a", "", 2, kCanceled)}).removed == 1);
  check_sound(root);
}
