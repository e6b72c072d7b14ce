#include "indexer/index_writer.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "common/error.h"
#include "tests/support/small_index.h"
#include "tests/support/stop_at_step.h"
#include "tests/support/temp_directory.h"

using namespace news;

namespace {

using Bodies = std::map<std::string, std::vector<std::string>>;

ErrorCode code_of_opening(const std::string& root) {
  try {
    const IndexWriter writer(root, 0, "newsidx add");
  } catch (const Error& error) {
    return error.code;
  }
  FAIL("it opened");
  return ErrorCode::internal;
}

}  // namespace

TEST_CASE("a new index is empty and readable at once", "[indexer][index_writer]") {
  const TempDirectory directory;
  const std::string root = directory.file("deep/down/index");
  IndexWriter writer(root, 0, "newsidx add");
  CHECK(writer.manifest() == Manifest{});
  CHECK(visible_bodies(root).empty());
  CHECK_FALSE(
      writer.find("test\x1f"
                  "a"));
}

TEST_CASE("what is published is found, by the next writer too", "[indexer][index_writer]") {
  const TempDirectory directory;
  const std::string root = directory.file("index");
  const Article article = small_article("a", "text");
  {
    IndexWriter writer(root, 0, "newsidx add");
    publish(writer, {article});
    CHECK(writer
              .find("test\x1f"
                    "a")
              ->version == version_digest(article));
    CHECK(writer.manifest().publication == 1);
  }
  IndexWriter writer(root, 0, "newsidx add");
  CHECK(writer
            .find("test\x1f"
                  "a")
            ->segment == 1);
  CHECK(writer
            .find("test\x1f"
                  "a")
            ->version == version_digest(article));
  CHECK_FALSE(
      writer.find("test\x1f"
                  "b"));
  CHECK(visible_bodies(root) == Bodies{{"a", {"text"}}});
}

TEST_CASE("an update replaces, a removal removes", "[indexer][index_writer]") {
  const TempDirectory directory;
  IndexWriter writer(directory.path(), 0, "newsidx add");
  publish(writer, {small_article("a", "old"), small_article("b", "stays"), small_article("c", "goes")});
  publish(writer, {small_article("a", "new")});
  writer.publish({}, {{1,
                       "test\x1f"
                       "c"}});
  CHECK(writer
            .find("test\x1f"
                  "a")
            ->segment == 2);
  CHECK_FALSE(
      writer.find("test\x1f"
                  "c"));
  CHECK(visible_bodies(directory.path()) == Bodies{{"a", {"new"}}, {"b", {"stays"}}});
  CHECK_FALSE(std::filesystem::exists(writer.paths().journal()));
}

TEST_CASE("of two copies published together the listed one goes", "[indexer][index_writer]") {
  const TempDirectory directory;
  IndexWriter writer(directory.path(), 0, "newsidx add");
  const uint32_t first = build_segment(writer, {small_article("a", "earlier")});
  const uint32_t second = build_segment(writer, {small_article("a", "later")});
  writer.publish({first, second}, {{first,
                                    "test\x1f"
                                    "a"}});
  CHECK(visible_bodies(directory.path()) == Bodies{{"a", {"later"}}});
}

TEST_CASE("publishing nothing changes nothing", "[indexer][index_writer]") {
  const TempDirectory directory;
  IndexWriter writer(directory.path(), 0, "newsidx add");
  writer.publish({}, {});
  CHECK(writer.manifest().publication == 0);
}

TEST_CASE("numbers of segments are not used again after a merge", "[indexer][index_writer]") {
  const TempDirectory directory;
  {
    IndexWriter writer(directory.path(), 0, "newsidx add");
    publish(writer, {small_article("a", "one")});
    publish(writer, {small_article("a", "two")});
    writer.publish({}, {{2,
                         "test\x1f"
                         "a"}});
    writer.merge(true);
    CHECK(writer.manifest().segments.empty());
  }
  IndexWriter writer(directory.path(), 0, "newsidx add");
  CHECK(writer.reserve_segment() == 3);
}

TEST_CASE("a directory with other things in it is left alone", "[indexer][index_writer]") {
  const TempDirectory directory;
  const std::string letter = directory.write("letter.txt", "Dear reader");
  CHECK(code_of_opening(directory.path()) == ErrorCode::usage);
  CHECK(std::filesystem::exists(letter));
  CHECK_FALSE(std::filesystem::exists(directory.file("segments")));
}

TEST_CASE("an index that lost a file is refused, not made anew", "[indexer][index_writer]") {
  const TempDirectory directory;
  const std::string root = directory.file("index");
  {
    IndexWriter writer(root, 0, "newsidx add");
    publish(writer, {small_article("a", "text")});
  }
  const std::string lost = GENERATE("newsidx.json", "XAPIANDB");
  const std::string kept = root + "/" + lost + ".kept";
  std::filesystem::rename(root + "/" + lost, kept);
  const ErrorCode code = code_of_opening(root);
  CHECK((code == ErrorCode::corrupt || code == ErrorCode::usage));
  std::filesystem::rename(kept, root + "/" + lost);
  CHECK(visible_bodies(root) == Bodies{{"a", {"text"}}});
}

TEST_CASE("an index of a newer format is refused", "[indexer][index_writer]") {
  const TempDirectory directory;
  { IndexWriter writer(directory.path(), 0, "newsidx add"); }
  directory.write("newsidx.json", to_text(IndexSettings{kFormatVersion + 1, {}}));
  CHECK(code_of_opening(directory.path()) == ErrorCode::newer_format);
}

TEST_CASE("after an error a writer refuses to go on", "[indexer][index_writer]") {
  const TempDirectory directory;
  StopAtStep ops;
  IndexWriter writer(directory.path(), 0, "newsidx add", ops);
  const uint32_t number = build_segment(writer, {small_article("a", "text")});
  ops.stop_at(1);
  CHECK_THROWS_AS(writer.publish({number}, {}), Stopped);
  CHECK_THROWS_AS(writer.publish({}, {{1,
                                       "test\x1f"
                                       "a"}}),
                  Error);
  CHECK_THROWS_AS(writer.merge(true), Error);
}
