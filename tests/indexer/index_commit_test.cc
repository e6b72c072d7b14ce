// The commit protocol under crashes: a writer is stopped before every single change it makes to the disk, and
// what the next reader and the next writer find is looked at, whichever comes first.
#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>

#include "indexer/index_check.h"
#include "tests/support/small_index.h"
#include "tests/support/stop_at_step.h"
#include "tests/support/temp_directory.h"

using namespace news;

namespace {

using Bodies = std::map<std::string, std::vector<std::string>>;

struct Scenario {
  const char* name;
  std::function<void(IndexWriter&)> change;
  Bodies after;
};

const Bodies kBefore = {{"a", {"old a"}}, {"b", {"old b"}}, {"c", {"old c"}}, {"d", {"old d"}}};

const std::vector<Scenario>& scenarios() {
  static const std::vector<Scenario> all = {
      {"add",
       [](IndexWriter& writer) { publish(writer, {small_article("e", "new e")}); },
       {{"a", {"old a"}}, {"b", {"old b"}}, {"c", {"old c"}}, {"d", {"old d"}}, {"e", {"new e"}}}},
      {"update in two segments",
       [](IndexWriter& writer) {
         publish(writer, {small_article("a", "new a"), small_article("c", "new c")});
       },
       {{"a", {"new a"}}, {"b", {"old b"}}, {"c", {"new c"}}, {"d", {"old d"}}}},
      {"remove",
       [](IndexWriter& writer) {
         writer.publish({}, {{1,
                              "test\x1f"
                              "b"},
                             {2,
                              "test\x1f"
                              "d"}});
       },
       {{"a", {"old a"}}, {"c", {"old c"}}}},
      {"two new segments, one copy each",
       [](IndexWriter& writer) {
         const uint32_t first = build_segment(writer, {small_article("a", "middle a")});
         const uint32_t second = build_segment(writer, {small_article("a", "new a")});
         writer.publish({first, second}, {{1,
                                           "test\x1f"
                                           "a"},
                                          {first,
                                           "test\x1f"
                                           "a"}});
       },
       {{"a", {"new a"}}, {"b", {"old b"}}, {"c", {"old c"}}, {"d", {"old d"}}}},
      {"merge everything", [](IndexWriter& writer) { writer.merge(true); }, kBefore},
      {"merge after all of a segment was removed",
       [](IndexWriter& writer) {
         writer.publish({}, {{1,
                              "test\x1f"
                              "a"},
                             {1,
                              "test\x1f"
                              "b"}});
         writer.merge(false);
       },
       {{"c", {"old c"}}, {"d", {"old d"}}}},
  };
  return all;
}

// Two segments of two articles each.
void make_index(const std::string& root) {
  IndexWriter writer(root, 0, "newsidx add");
  publish(writer, {small_article("a", "old a"), small_article("b", "old b")});
  publish(writer, {small_article("c", "old c"), small_article("d", "old d")});
}

// Runs the change and stops before step `stop` of it; false if it came to its end before.
bool stopped_at(const std::string& root, const Scenario& scenario, int stop) {
  StopAtStep ops;
  IndexWriter writer(root, 0, "newsidx add", ops);
  ops.stop_at(stop);
  try {
    scenario.change(writer);
  } catch (const Stopped& stopped) {
    UNSCOPED_INFO("stopped before: " << stopped.before);
    return true;
  }
  return false;
}

// Every article once, all old or all new.
void check_whole(const std::string& root, const Scenario& scenario) {
  const Bodies seen = visible_bodies(root);
  CHECK((seen == kBefore || seen == scenario.after));
  const CheckReport report = check_index(root);
  for (const CheckFinding& finding : report.findings) UNSCOPED_INFO(finding.where << ": " << finding.message);
  CHECK(report.is_sound());
  CHECK(report.articles == seen.size());
}

}  // namespace

TEST_CASE("a writer stopped at any step leaves an index that readers see whole", "[indexer][index_commit]") {
  const TempDirectory directory;
  make_index(directory.file("base"));
  for (const Scenario& scenario : scenarios()) {
    bool stopped = true;
    int step = 1;
    for (; stopped; ++step) {
      INFO(scenario.name << ", step " << step);
      const std::string root = directory.file(std::string(scenario.name) + std::to_string(step));
      std::filesystem::copy(directory.file("base"), root, std::filesystem::copy_options::recursive);
      stopped = stopped_at(root, scenario, step);
      check_whole(root, scenario);
      if (!stopped) CHECK(visible_bodies(root) == scenario.after);
    }
    CHECK(step > 4);
  }
}

TEST_CASE("the next writer finishes or undoes what a stopped one began, and works",
          "[indexer][index_commit]") {
  const TempDirectory directory;
  make_index(directory.file("base"));
  for (const Scenario& scenario : scenarios()) {
    bool stopped = true;
    for (int step = 1; stopped; ++step) {
      INFO(scenario.name << ", step " << step);
      const std::string root = directory.file(std::string(scenario.name) + std::to_string(step));
      std::filesystem::copy(directory.file("base"), root, std::filesystem::copy_options::recursive);
      stopped = stopped_at(root, scenario, step);
      IndexWriter writer(root, 0, "newsidx add");
      check_whole(root, scenario);
      CHECK(check_index(root).findings.empty());  // no journal, no orphans
      CHECK_FALSE(std::filesystem::exists(root + "/XAPIANDB.tmp"));
      CHECK_FALSE(std::filesystem::exists(root + "/journal.json.tmp"));
      // The user runs the same command again, and then another one.
      if (visible_bodies(root) != scenario.after || stopped) {
        publish(writer, {small_article("a", "newest a"), small_article("f", "new f")});
        Bodies expected = visible_bodies(root);
        CHECK(expected["a"] == std::vector<std::string>{"newest a"});
        CHECK(expected["f"] == std::vector<std::string>{"new f"});
        CHECK(check_index(root).is_sound());
      }
    }
  }
}

TEST_CASE("a writer that is stopped while it recovers is recovered too", "[indexer][index_commit]") {
  const TempDirectory directory;
  make_index(directory.file("base"));
  const Scenario& update = scenarios()[1];
  bool first_stopped = true;
  for (int first = 1; first_stopped; ++first) {
    const std::string broken = directory.file("broken" + std::to_string(first));
    std::filesystem::copy(directory.file("base"), broken, std::filesystem::copy_options::recursive);
    first_stopped = stopped_at(broken, update, first);
    bool second_stopped = true;
    for (int second = 1; second_stopped; ++second) {
      INFO("stopped at step " << first << ", recovery at step " << second);
      const std::string root = broken + "-" + std::to_string(second);
      std::filesystem::copy(broken, root, std::filesystem::copy_options::recursive);
      StopAtStep ops(second);
      try {
        const IndexWriter writer(root, 0, "newsidx add", ops);
        second_stopped = false;
      } catch (const Stopped&) {
      }
      check_whole(root, update);
    }
  }
}

TEST_CASE("an index whose creation was cut short is created by the next writer", "[indexer][index_commit]") {
  const TempDirectory directory;
  bool stopped = true;
  for (int step = 1; stopped; ++step) {
    INFO("step " << step);
    const std::string root = directory.file("index" + std::to_string(step));
    StopAtStep ops(step);
    try {
      const IndexWriter writer(root, 0, "newsidx add", ops);
      stopped = false;
    } catch (const Stopped&) {
    }
    IndexWriter writer(root, 0, "newsidx add");
    publish(writer, {small_article("a", "text")});
    CHECK(visible_bodies(root) == Bodies{{"a", {"text"}}});
    CHECK(check_index(root).findings.empty());
  }
}

TEST_CASE("a reader that was open before an update goes on or is told to open again",
          "[indexer][index_commit]") {
  const TempDirectory directory;
  make_index(directory.path());
  IndexReader reader(directory.path());
  IndexWriter writer(directory.path(), 0, "newsidx add");
  publish(writer, {small_article("a", "new a")});
  CHECK(reader.article_count() == 4);
  const auto found = reader.find_identity(
      "test\x1f"
      "a");
  REQUIRE(found.size() == 1);
  CHECK(article_from_data(reader.database().get_document(found[0]).get_data()).body == "old a");
}
