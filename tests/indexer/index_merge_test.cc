#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/support/small_index.h"
#include "tests/support/stop_at_step.h"
#include "tests/support/temp_directory.h"

using namespace news;

namespace {

using Bodies = std::map<std::string, std::vector<std::string>>;
using Result = IndexWriter::MergeResult;
using Segments = std::vector<uint32_t>;

// One segment for each article, ids "1", "2" ...
void add_segments(IndexWriter& writer, int count) {
  for (int i = 1; i <= count; ++i) publish(writer, {small_article(std::to_string(i), "text")});
}

}  // namespace

TEST_CASE("four small segments become one", "[indexer][index_merge]") {
  const TempDirectory directory;
  IndexWriter writer(directory.path(), 0, "newsidx add");
  add_segments(writer, 3);
  CHECK(writer.merge(false) == Result::nothing_to_do);
  publish(writer, {small_article("4", "text")});
  CHECK(writer.merge(false) == Result::merged);
  CHECK(writer.manifest().segments == Segments{5});
  CHECK(writer.manifest().publication == 5);
  CHECK(writer
            .find("test\x1f"
                  "3")
            ->segment == 5);
  CHECK(visible_bodies(directory.path()) ==
        Bodies{{"1", {"text"}}, {"2", {"text"}}, {"3", {"text"}}, {"4", {"text"}}});
  for (uint32_t number = 1; number <= 4; ++number)
    CHECK_FALSE(std::filesystem::exists(writer.paths().segment(number)));
  CHECK(writer.merge(false) == Result::nothing_to_do);
}

TEST_CASE("merging everything leaves one compact segment", "[indexer][index_merge]") {
  const TempDirectory directory;
  IndexWriter writer(directory.path(), 0, "newsidx optimize");
  CHECK(writer.merge(true) == Result::nothing_to_do);
  add_segments(writer, 2);
  CHECK(writer.merge(true) == Result::merged);
  CHECK(writer.manifest().segments == Segments{3});
  CHECK(writer.merge(true) == Result::nothing_to_do);
  SECTION("a single segment that lost an article is compacted again, once") {
    writer.publish({}, {{3,
                         "test\x1f"
                         "1"}});
    CHECK(writer.merge(true) == Result::merged);
    CHECK(writer.manifest().segments == Segments{4});
    CHECK(writer.merge(true) == Result::nothing_to_do);
    CHECK(visible_bodies(directory.path()) == Bodies{{"2", {"text"}}});
  }
  SECTION("a single segment that lost all its articles is dropped") {
    writer.publish({}, {{3,
                         "test\x1f"
                         "1"},
                        {3,
                         "test\x1f"
                         "2"}});
    CHECK(writer.merge(true) == Result::merged);
    CHECK(writer.manifest().segments.empty());
    CHECK(visible_bodies(directory.path()).empty());
  }
}

TEST_CASE("without room on the disk nothing is merged", "[indexer][index_merge]") {
  const TempDirectory directory;
  StopAtStep ops;
  IndexWriter writer(directory.path(), 0, "newsidx add", ops);
  add_segments(writer, 4);
  ops.room = 1000;
  CHECK(writer.merge(false) == Result::no_room);
  CHECK(writer.merge(true) == Result::no_room);
  CHECK(writer.manifest().segments == Segments{1, 2, 3, 4});
  ops.room = UINT64_MAX;
  CHECK(writer.merge(false) == Result::merged);
}

TEST_CASE("a query that was running during a merge is answered by the new segments",
          "[indexer][index_merge]") {
  const TempDirectory directory;
  IndexWriter writer(directory.path(), 0, "newsidx add");
  add_segments(writer, 4);
  int attempts = 0;
  Xapian::doccount found = 0;
  with_index(directory.path(), [&](IndexReader& reader) {
    if (++attempts == 1) writer.merge(true);
    Xapian::Enquire enquire(reader.database());
    enquire.set_query(reader.visible(
        Xapian::Query(Xapian::Query::OP_PHRASE, Xapian::Query("article"), Xapian::Query("2"))));
    found = enquire.get_mset(0, 10).size();
  });
  CHECK(found == 1);
}
