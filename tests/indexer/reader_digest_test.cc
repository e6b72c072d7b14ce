#include "indexer/reader_digest.h"

#include <catch2/catch.hpp>

#include "tests/support/records.h"

namespace news {
namespace {

using Names = std::vector<std::string>;
using Extra = std::vector<std::pair<std::string, std::string>>;

std::string item(const std::string& number) {
  return "### Report " + number + "\n\n<p>The harbour is " + number + " years old.</p><p>Two.</p>\n\n" +
         "[Read on](https://example.com/" + number + ")\n\n";
}

std::vector<Article> read(const std::string& text, Names* positions = nullptr) {
  auto sink = test::read_all(read_digest, text, {}, "x.md", 7);
  if (positions != nullptr) *positions = sink.positions;
  std::vector<Article> articles;
  for (RawArticle& raw : sink.articles) articles.push_back(test::normal(std::move(raw)));
  return articles;
}

TEST_CASE("each heading with a text and an address is an article", "[indexer][reader_digest]") {
  Names positions;
  const auto articles = read("# The evening news (20180902)\n\n## In short\n\n1. Report 7\n\n## In full\n\n" +
                                 item("7") + item("8") + item("9") + "---\n\n(made by a program)\n",
                             &positions);
  REQUIRE(articles.size() == 3);
  CHECK(positions == Names{"line 9", "line 15", "line 21"});
  const Article& last = articles.back();
  CHECK(last.title == "Report 9");
  CHECK(last.url == "https://example.com/9");
  CHECK(last.body == "The harbour is 9 years old.\n\nTwo.");
  CHECK(last.source == "example.com");
  CHECK(format(last.published) == "2018-09-02");
  CHECK(last.extra == Extra{{"digest", "\"The evening news (20180902)\""}});
}

TEST_CASE("the address may stand in the heading, and fields of all in front matter",
          "[indexer][reader_digest]") {
  std::string text = "---\nsource: Herald\ndate: 2018-09-02\nlang: de\n---\n# News\n";
  for (const char* number : {"1", "2", "3"})
    text += std::string("## [Report ") + number + "](https://example.com/" + number +
            ")\nText.\n\n[A photo](https://example.com/photo)\n";
  const auto articles = read(text);
  REQUIRE(articles.size() == 3);
  CHECK(articles[0].title == "Report 1");
  CHECK(articles[0].url == "https://example.com/1");
  CHECK(articles[0].body == "Text.\n\n[A photo](https://example.com/photo)");
  CHECK(articles[0].source == "Herald");
  CHECK(format(articles[0].published) == "2018-09-02");
}

TEST_CASE("of several addresses in lines of their own the last", "[indexer][reader_digest]") {
  const auto articles = read("## A\n[Map](https://example.com/map)\nText.\n[More](https://example.com/1)\n" +
                             std::string("## B\nText.\n[More](https://example.com/2)\n") +
                             "## C\nText.\n[More](https://example.com/3)\n");
  REQUIRE(articles.size() == 3);
  CHECK(articles[0].url == "https://example.com/1");
  CHECK(articles[0].body == "[Map](https://example.com/map)\n\nText.");
}

TEST_CASE("chapters of one article are no items", "[indexer][reader_digest]") {
  const InputName name{"x.md", "x.md"};
  CHECK(sniff_digest(item("1") + item("2") + item("3"), name) == 60);
  const std::string chapters =
      "# Title\n## One\nText with a [link](https://example.com/1) in it.\n## Two\nText.\n";
  for (const std::string& text :
       {item("1") + item("2"), chapters + "## Three\nText.\n[More](https://example.com/1)\n",
        item("1") + item("1") + item("1"), std::string("No heading.\n")}) {
    INFO(text);
    CHECK(sniff_digest(text, name) == 0);
  }
  const auto sink = test::read_all(read_digest, chapters);
  CHECK(sink.articles.empty());
  REQUIRE(sink.failures.size() == 1);
  CHECK(sink.failures[0].reason == "no-article");
}

}  // namespace
}  // namespace news
