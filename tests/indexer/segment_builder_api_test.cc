#include <catch2/catch.hpp>
#include <filesystem>

#include "common/error.h"
#include "tests/support/small_index.h"
#include "tests/support/temp_directory.h"

using namespace news;

namespace {

std::vector<std::string> bodies_of(const std::string& path) {
  const Xapian::Database segment(path);
  std::vector<std::string> bodies;
  for (auto it = segment.postlist_begin(""); it != segment.postlist_end(""); ++it) {
    bodies.push_back(article_from_data(segment.get_document(*it).get_data()).body);
  }
  return bodies;
}

using Bodies = std::vector<std::string>;

}  // namespace

TEST_CASE("a segment holds the last version of each article", "[indexer][segment_builder]") {
  const TempDirectory directory;
  const std::string path = directory.file("000001.new");
  const auto builder = make_segment_builder(path, kBuilderMemory, SegmentWriter::api);
  builder->add(prepare(small_article("a", "first")));
  builder->add(prepare(small_article("b", "second")));
  builder->add(prepare(small_article("a", "third")));
  builder->add(prepare(small_article("c", "fourth")));
  builder->forget(
      "test\x1f"
      "b");
  builder->forget(
      "test\x1f"
      "unknown");
  CHECK(builder->documents() == 2);
  CHECK(builder->memory() > 1000);
  builder->finish();
  CHECK(bodies_of(path) == Bodies{"third", "fourth"});
  const Xapian::Database segment(path);
  CHECK_FALSE(segment.term_exists("first"));
  CHECK_FALSE(segment.term_exists("second"));
  CHECK(segment.get_termfreq("article") == 2);
}

TEST_CASE("only the segment is left when a builder is done", "[indexer][segment_builder]") {
  const TempDirectory directory;
  {
    const auto finished =
        make_segment_builder(directory.file("000001.new"), kBuilderMemory, SegmentWriter::api);
    finished->add(prepare(small_article("a", "text")));
    finished->finish();
    const auto abandoned =
        make_segment_builder(directory.file("000002.new"), kBuilderMemory, SegmentWriter::api);
    abandoned->add(prepare(small_article("a", "text")));
  }
  CHECK(std::filesystem::exists(directory.file("000001.new")));
  CHECK_FALSE(std::filesystem::exists(directory.file("000001.new.tmp")));
  CHECK_FALSE(std::filesystem::exists(directory.file("000002.new")));
  CHECK_FALSE(std::filesystem::exists(directory.file("000002.new.tmp")));
}

TEST_CASE("beyond its bound a builder gives memory back and loses nothing", "[indexer][segment_builder]") {
  const TempDirectory directory;
  const std::string path = directory.file("000001.new");
  const auto builder = make_segment_builder(path, 8000, SegmentWriter::api);
  size_t most = 0;
  Bodies expected;
  for (int i = 0; i < 50; ++i) {
    const std::string body = "text number " + std::to_string(i);
    builder->add(prepare(small_article("id" + std::to_string(i), body)));
    most = std::max(most, builder->memory());
    expected.push_back(body);
  }
  builder->add(prepare(small_article("id0", "text new")));  // replaces one that was written out already
  expected[0] = "text new";
  CHECK(most < 45'000);  // all postings together are three times that
  builder->finish();
  CHECK(bodies_of(path) == expected);
}

TEST_CASE("a place where nothing can be written is an error of ours", "[indexer][segment_builder]") {
  const TempDirectory directory;
  CHECK_THROWS_AS(
      make_segment_builder(directory.file("missing/000001.new"), kBuilderMemory, SegmentWriter::api), Error);
}
