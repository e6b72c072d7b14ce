#include "indexer/reader_text.h"

#include <catch2/catch.hpp>

#include "common/json.h"
#include "common/utf8.h"
#include "tests/support/records.h"
#include "tests/support/samples.h"

namespace news {
namespace {

Article read_one(const std::string& text, std::string* warnings = nullptr) {
  const auto sink = test::read_all(read_text, text);
  REQUIRE(sink.articles.size() == 1);
  CHECK(sink.positions[0].empty());
  return test::normal(sink.articles[0], {}, warnings);
}

using Names = std::vector<std::string>;

TEST_CASE("a saved page: headline, labelled line, body, furniture", "[indexer][reader_text]") {
  const Article article = read_one(
      "Harbour to be dredged\n"
      "\n"
      "Source:Evening Herald Published: 2018/9/2 20:43:40\n"
      "\n"
      " The harbour will be dredged in spring, the council has said after long debate with the fishermen.\n"
      "\n"
      "\"It is needed,\" said the mayor.\n"
      "\n"
      "Posted in: TOWN\n"
      "\n"
      "blog comments powered by Disqus\n");
  CHECK(article.title == "Harbour to be dredged");
  CHECK(article.source == "Evening Herald");
  CHECK(format(article.published) == "2018-09-02T20:43:40");
  CHECK(article.published_from == DateOrigin::field);
  CHECK(article.category == "TOWN");
  CHECK(
      article.body ==
      "The harbour will be dredged in spring, the council has said after long debate with the fishermen.\n\n"
      "\"It is needed,\" said the mayor.");
}

TEST_CASE("bylines with and without a date", "[indexer][reader_text]") {
  const Article dated =
      read_one("Storm hits coast\nBy Ann Lee and Bob Ray, September 2, 2018\n\nIt rained.\n");
  CHECK(dated.byline == Names{"Ann Lee", "Bob Ray"});
  CHECK(format(dated.published) == "2018-09-02");
  CHECK(dated.published_from == DateOrigin::byline);
  CHECK(dated.body == "It rained.");
  const Article labelled =
      read_one("Storm hits coast\nAuthor: Ann Lee | Updated: 3 September 2018 9:15 pm\n\nIt rained.\n");
  CHECK(labelled.byline == Names{"Ann Lee"});
  CHECK(format(labelled.updated) == "2018-09-03T21:15:00");
}

TEST_CASE("a line of the head that is a date is the day of publication", "[indexer][reader_text]") {
  struct {
    const char* text;
    const char* published;
    const char* title;
    const char* body;
  } const cases[] = {
      {"Harbour to be dredged\n\nBy Ann Lee\nMarch 3, 2020\n\nIt will be done.\n", "2020-03-03",
       "Harbour to be dredged", "It will be done."},
      {"3 March 2020 10:15\nHarbour to be dredged\n\nIt will be done.\n", "2020-03-03T10:15:00",
       "Harbour to be dredged", "It will be done."},
      {"港口将疏浚\n2020年03月03日 10:15\n\n港口将于春季疏浚。\n", "2020-03-03T10:15:00", "港口将疏浚",
       "港口将于春季疏浚。"},
      {"Results\n2020\nMarch\nIt rained.\n", "", "Results", "2020\n\nMarch\n\nIt rained."},
      {"Published: 4 March 2020\nHarbour\n\n3 March 2020\n\nIt rained.\n", "2020-03-04", "Harbour",
       "3 March 2020\n\nIt rained."},
  };
  for (const auto& item : cases) {
    INFO(item.text);
    const Article article = read_one(item.text);
    CHECK(format(article.published) == item.published);
    CHECK(article.title == item.title);
    CHECK(article.body == item.body);
  }
}

TEST_CASE("Markdown with front matter in TOML", "[indexer][reader_text]") {
  const Article article = read_one(
      "+++\ntitle = \"Harbour: \\\"dredged\\\"\"\ndate = 2020-03-03T10:15:00Z\n# a comment\nauthor = 'Ann "
      "Lee'\n"
      "tags = [\n  \"sea\",\n  \"ships\"\n]\nslug = 'x'\n[params]\n  lead = \"no\"\n+++\n\nIt rained.\n");
  CHECK(article.title == "Harbour: \"dredged\"");
  CHECK(format(article.published) == "2020-03-03T10:15:00Z");
  CHECK(article.byline == Names{"Ann Lee"});
  CHECK(article.tags == Names{"sea", "ships"});
  CHECK(article.body == "It rained.");
  CHECK(read_one("+++\nno table\n+++\nIt rained.\n").body.find("no table") != std::string::npos);
}

TEST_CASE("e-mail style headers", "[indexer][reader_text]") {
  const Article article = read_one(
      "From: Ann Lee <ann@example.com>\n"
      "Subject: Storm hits coast\n"
      "Date: Sun, 02 Sep 2018 20:43:40 +0800\n"
      "Message-ID: <1@example.com>\n"
      "\n"
      "It rained.\n");
  CHECK(article.title == "Storm hits coast");
  CHECK(format(article.published) == "2018-09-02T20:43:40+08:00");
  CHECK(article.id == "<1@example.com>");
  CHECK(article.body == "It rained.");
}

TEST_CASE("Markdown with front matter", "[indexer][reader_text]") {
  const Article article = read_one(
      "---\n"
      "title: \"A \\\"small\\\" step\"\n"
      "source: Village Post\n"
      "url: https://example.com/a\n"
      "date: 2019-04-25\n"
      "language: en-US\n"
      "description: 'It''s small'\n"
      "tags: [Space, \"Moon, near side\"]\n"
      "authors:\n"
      "  - Ann Lee\n"
      "  - Bob Ray\n"
      "translated: false\n"
      "---\n"
      "{% raw %}\n"
      "\n"
      "# A \"small\" step\n"
      "\n"
      "One paragraph.\n"
      "\n"
      "{% endraw %}\n");
  CHECK(article.title == "A \"small\" step");
  CHECK(article.source == "Village Post");
  CHECK(article.url == "https://example.com/a");
  CHECK(format(article.published) == "2019-04-25");
  CHECK(article.lang == "en-US");
  CHECK(article.subtitle == "It's small");
  CHECK(article.tags == Names{"Space", "Moon, near side"});
  CHECK(article.byline == Names{"Ann Lee", "Bob Ray"});
  CHECK(article.body == "One paragraph.");
  REQUIRE(article.extra.size() == 1);
  CHECK(article.extra[0] == std::pair<std::string, std::string>("translated", "\"false\""));
}

TEST_CASE("Chinese labels and full-width colons", "[indexer][reader_text]") {
  const Article article = read_one(
      "港口明年疏浚\n来源：晚报　发布时间：2018年09月02日 "
      "20:43　作者：李一\n\n港口将在春天疏浚。\n\n责任编辑：王二\n");
  CHECK(article.title == "港口明年疏浚");
  CHECK(article.source == "晚报");
  CHECK(format(article.published) == "2018-09-02T20:43:00");
  CHECK(article.byline == Names{"李一"});
  CHECK(article.body == "港口将在春天疏浚。");
}

TEST_CASE("without any header the first line is the headline if it looks like one",
          "[indexer][reader_text]") {
  CHECK(read_one("Storm hits coast\n\nIt rained.\n").title == "Storm hits coast");
  CHECK(read_one("# Storm hits coast\n\nIt rained.\n").title == "Storm hits coast");
  const Article prose = read_one("It rained on Monday.\n\nIt rained on Tuesday.\n");
  CHECK(prose.title.empty());
  CHECK(prose.body == "It rained on Monday.\n\nIt rained on Tuesday.");
  const Article lone = read_one("Only one line without a full stop");
  CHECK(lone.title.empty());
  CHECK(lone.body == "Only one line without a full stop");
}

TEST_CASE("words that look like labels stay in the body", "[indexer][reader_text]") {
  const Article article = read_one(
      "Storm hits coast\n\n"
      "The minister said on Monday that the harbour was closed to all ships, and he went on to say the "
      "following.\n\n"
      "Source: a fisherman who did not wish to be named, speaking to this newspaper on Sunday evening at the "
      "quay.\n\n"
      "By the sea, people waited and waited, and nothing came of it until the evening of the following long "
      "day.\n\n"
      "The storm was the worst for years, the harbour master said when asked about it on Tuesday at the town "
      "hall.\n");
  CHECK(article.source.empty());
  CHECK(article.byline.empty());
  CHECK(article.body.find("Source: a fisherman") != std::string::npos);
}

TEST_CASE("control characters are dropped with a warning", "[indexer][reader_text]") {
  std::string warnings;
  const Article article = read_one(std::string("Storm\0 hits\n\nIt rai\0ned.\n", 25), &warnings);
  CHECK(article.title == "Storm hits");
  CHECK(article.body == "It rained.");
  CHECK(warnings == "control-characters: 2 control characters were dropped\n");
}

TEST_CASE("what is text", "[indexer][reader_text]") {
  CHECK(sniff_text("Storm hits coast\n\nIt rained.\n", {"a.txt", "a.txt"}) > 0);
  CHECK(sniff_text("Storm hits coast", {"a", "a"}) > 0);
  CHECK(sniff_text(std::string("Storm\0 hits coast\n\nIt rained for days and days.\n", 49),
                   {"a.txt", "a.txt"}) > 0);
  CHECK(sniff_text("", {"a.txt", "a.txt"}) == 0);
  CHECK(sniff_text("\x7f"
                   "ELF\x02\x01\x01",
                   {"a", "a"}) == 0);
  CHECK(sniff_text(std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), {"a", "a"}) == 0);
  CHECK(sniff_text("<!DOCTYPE html><p>x", {"a.txt", "a.txt"}) == 0);
  CHECK(sniff_text("import os\n", {"a.py", "a.py"}) == 0);
}

TEST_CASE("a text beyond the limit is a failure that names the option", "[indexer][reader_text]") {
  ReadOptions options;
  options.max_record = 10;
  const auto sink = test::read_all(read_text, "More than ten bytes", options);
  REQUIRE(sink.failures.size() == 1);
  CHECK(sink.failures[0].reason == "too-large");
  CHECK(sink.failures[0].hint.find("--max-record") != std::string::npos);
}

TEST_CASE("the article that the program was written for", "[indexer][reader_text]") {
  const std::string text = file_contents(samples_folder() + "/seed/000_9f96b873ad3fe89d.txt");
  if (text.empty()) return;
  std::string warnings;
  const Article article = read_one(text, &warnings);
  CHECK(article.title == "Alibaba Cloud to scale down in US market amid growing political hostility");
  CHECK(article.source == "Global Times");
  CHECK(format(article.published) == "2018-09-02T20:43:40");
  CHECK(article.category == "COMPANIES");
  CHECK(article.body.find("Disqus") == std::string::npos);
  CHECK(article.body.find("Posted in") == std::string::npos);
  CHECK(article.body.substr(0, 18) == "Chinese e-commerce");
  CHECK(article.body.ends_with("cutting his losses,\" he said."));
  CHECK(warnings.empty());
}

// title, subtitle, source, url, language and date of the Markdown files; title and body of the BBC files.
TEST_CASE("agreement with saved pages of others", "[indexer][reader_text]") {
  const std::string folder = samples_folder() + "/formats/text/saved";
  const std::string recorded = file_contents(folder + "/expected.json");
  if (recorded.empty()) return;
  json::Value cases;
  json::ParseError error;
  REQUIRE(json::parse(recorded, cases, error));
  for (const auto& [name, entry] : cases.members) {
    const bool bbc = name.starts_with("bbc/");
    if (!bbc && (!name.starts_with("markdown/") || name.find("xwlb") != std::string::npos)) continue;
    INFO(name);
    const Article article = read_one(file_contents(folder + "/" + name));
    const std::pair<const char*, std::string> fields[] = {
        {"title", article.title}, {"subtitle", article.subtitle}, {"source", article.source},
        {"url", article.url},     {"language", article.lang},     {"published", format(article.published)},
        {"body", article.body}};
    for (const auto& [field, got] : fields) {
      const json::Value* expected = entry.find(field);
      if (expected == nullptr) continue;
      std::string text = fold_space(expected->text);  // recorded from UTF-8 read as windows-1252
      for (size_t at; (at = text.find("\u00c2\u00a3")) != std::string::npos;) text.erase(at, 2);
      CHECK(fold_space(got) == text);
    }
  }
}

}  // namespace
}  // namespace news
