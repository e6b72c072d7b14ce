#include "indexer/sidecar.h"

#include <catch2/catch.hpp>

#include "tests/support/records.h"

namespace news {
namespace {

using Names = std::vector<std::string>;
using Extra = std::vector<std::pair<std::string, std::string>>;

RawArticle read(const std::string& text) {
  RawArticle out;
  REQUIRE(read_sidecar(text, {}, out));
  return out;
}

TEST_CASE("which file describes which", "[indexer][sidecar]") {
  for (const char* name : {"7-meta.txt", "7_meta.txt", "7.meta.txt", "7.meta", "7-meta.json", "7_meta.json",
                           "7.meta.json", "7.info.json"}) {
    INFO(name);
    CHECK(texts_of_sidecar(name) == Names{"7.txt", "7.text", "7.md", "7.markdown"});
    CHECK(sidecars_of_text(name).empty());
  }
  CHECK(sidecars_of_text("d/7.md").at(0) == "d/7-meta.txt");
  for (const char* name : {"7.txt", "7.json", "meta.txt", "-meta.txt"}) {
    INFO(name);
    CHECK(texts_of_sidecar(name).empty());
  }
  CHECK(sidecars_of_text("7.html").empty());
}

TEST_CASE("lines with names are fields by their names", "[indexer][sidecar]") {
  const RawArticle out = read(
      "\xEF\xBB\xBFTitle: Harbour to be dredged\r\nAuthor: Ann Lee\r\nTags: sea; town\r\nwords: 200\r\n"
      "Source: Herald\r\nlink: https://example.com/7\r\nDate: None\r\n");
  CHECK(out.title == "Harbour to be dredged");
  CHECK(out.byline == Names{"Ann Lee"});
  CHECK(out.tags == Names{"sea", "town"});
  CHECK(out.source == "Herald");
  CHECK(out.url == "https://example.com/7");
  CHECK(out.published.empty());
  CHECK(out.extra == Extra{{"words", "\"200\""}});
}

TEST_CASE("values alone are told by what they look like", "[indexer][sidecar]") {
  const RawArticle out =
      read(" Por Ann Lee \nhttps://example.com/7\npolitica\n 28/04/2017 08h20 \n961\nNone\n21.2\n2.825\n");
  CHECK(out.byline == Names{"Por Ann Lee"});
  CHECK(out.url == "https://example.com/7");
  CHECK(out.category == "politica");
  CHECK(out.published == "28/04/2017 08h20");
  CHECK(out.extra == Extra{{"meta", R"(["961","None","21.2","2.825"])"}});
  CHECK(read("None\nhttps://example.com/7\n").byline.empty());
}

TEST_CASE("an object of JSON needs no title, front matter no text", "[indexer][sidecar]") {
  const RawArticle out = read(R"({"url": "https://example.com/7", "author": "Ann Lee", "shares": 3})");
  CHECK(out.title.empty());
  CHECK(out.url == "https://example.com/7");
  CHECK(out.byline == Names{"Ann Lee"});
  CHECK(out.extra == Extra{{"shares", "3"}});
  CHECK(read("---\ntitle: Harbour\ndesk: town\n---\n").title == "Harbour");
  RawArticle nothing;
  for (const char* text : {"", "1\n2\n", "{\"a\": ", "[1]", "None"}) {
    INFO(text);
    CHECK_FALSE(read_sidecar(text, {}, nothing));
  }
}

TEST_CASE("what a sidecar says comes before what the text was thought to say", "[indexer][sidecar]") {
  RawArticle article, sidecar;
  article.title = "A first line";
  article.body = "The text.";
  article.byline = {"Desk"};
  article.tags = {"sea"};
  article.source = "Herald";
  sidecar.title = "Harbour to be dredged";
  sidecar.body = "Another text.";
  sidecar.byline = {"Ann Lee"};
  sidecar.tags = {"town"};
  add_sidecar(std::move(sidecar), article);
  CHECK(article.title == "Harbour to be dredged");
  CHECK(article.body == "The text.");
  CHECK(article.byline == Names{"Ann Lee"});
  CHECK(article.tags == Names{"sea", "town"});
  CHECK(article.source == "Herald");
}

}  // namespace
}  // namespace news
