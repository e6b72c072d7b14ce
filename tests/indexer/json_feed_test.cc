#include "indexer/json_feed.h"

#include <catch2/catch.hpp>

#include "indexer/reader_json.h"
#include "tests/support/records.h"

namespace news {
namespace {

using Names = std::vector<std::string>;

TEST_CASE("items of a JSON Feed take what the feed says for all", "[indexer][json_feed]") {
  const auto sink = test::read_all(read_json, R"({
    "version": "https://jsonfeed.org/version/1.1", "title": "The Harbour Post", "language": "de",
    "authors": [{"name": "Ann Lee"}, {"url": "https://example.com/"}, {"name": "Bo Berg"}],
    "items": [
      {"id": "1", "url": "https://example.com/1", "title": "One", "content_text": "Text."},
      {"id": "2", "title": "Two", "content_text": "Text.", "language": "en", "authors": [{"name": "Cy Day"}]}
    ]})");
  REQUIRE(sink.order == "aa");
  CHECK(sink.articles[0].source == "The Harbour Post");
  CHECK(sink.articles[0].lang == "de");
  CHECK(sink.articles[0].byline == Names{"Ann Lee", "Bo Berg"});
  CHECK(sink.articles[1].lang == "en");
  CHECK(sink.articles[1].byline == Names{"Cy Day"});
}

TEST_CASE("what stands around other lists says nothing of articles", "[indexer][json_feed]") {
  for (const char* around : {R"("title": "Search", "language": "de",)",
                             R"("version": "1", "title": "x", "language": "de",)", ""}) {
    CAPTURE(around);
    const auto sink = test::read_all(
        read_json,
        std::string("{") + around + R"("articles": [{"title": "One", "body": "Text.", "source": "Post"}]})");
    REQUIRE(sink.order == "a");
    CHECK(sink.articles[0].source == "Post");
    CHECK(sink.articles[0].lang.empty());
  }
  // Nor does a feed say anything of a list behind it.
  const auto sink = test::read_all(
      read_json,
      R"({"version": "https://jsonfeed.org/version/1", "title": "Feed", "author": {"name": "Ann Lee"},
          "items": [{"id": "1", "title": "One", "content_text": "Text."}]}
         [{"title": "Two", "body": "Text."}])");
  REQUIRE(sink.order == "aa");
  CHECK(sink.articles[0].byline == Names{"Ann Lee"});
  CHECK(sink.articles[1].byline.empty());
  CHECK(sink.articles[1].source.empty());
}

TEST_CASE("members that are no JSON Feed give nothing", "[indexer][json_feed]") {
  for (const char* members : {"", "{", R"({"version": "https://jsonfeed.org/version/1", "title": )",
                              R"({"feed": "https://jsonfeed.org/version/1", "title": "x", "items": [])"}) {
    CAPTURE(members);
    CHECK(json_feed_of(members).title.empty());
  }
  CHECK(
      json_feed_of(R"({"version": "https:\/\/jsonfeed.org\/version\/1", "title": "x", "items": [])").title ==
      "x");
}

}  // namespace
}  // namespace news
