#include "indexer/page_text.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "common/json.h"
#include "indexer/page_blocks.h"
#include "indexer/page_lines.h"
#include "indexer/reader_text.h"
#include "tests/support/records.h"
#include "tests/support/samples.h"
#include "tests/support/shingles.h"

namespace news {
namespace {

const std::string kFirst =
    "The harbour will be dredged in spring, the council has said after a long debate with the fishermen of "
    "the town.";
const std::string kSecond =
    "\"It is needed,\" said the mayor, who had promised the work for years, \"and there is no other way to "
    "keep it.\"";

TEST_CASE("blocks of a page written down as text", "[indexer][page_text]") {
  const auto blocks = page_blocks(
      "  * [Home](http://a.example/)\n  * News\n\n# Harbour to be **dredged**\n\n![A boat](b.jpg)\n\n---\n\n"
      "The harbour will be dredged in spring, the council has said\nafter a long debate.\n\n12. One\n");
  REQUIRE(blocks.size() == 5);
  CHECK(blocks[0].text == "Home");
  CHECK(blocks[0].bullet);
  CHECK(blocks[0].linked == 4);
  CHECK(blocks[2].text == "Harbour to be dredged");
  CHECK(blocks[2].heading == 1);
  CHECK(blocks[3].text == "The harbour will be dredged in spring, the council has said after a long debate.");
  CHECK(blocks[3].sentences == 1);
  CHECK(blocks[3].commas == 1);
  CHECK(blocks[4].sentences == 0);
  CHECK(blocks[4].bullet);
}

TEST_CASE("links however their brackets stand", "[indexer][page_text]") {
  const struct {
    const char* raw;
    const char* text;
  } cases[] = {
      {"see [the map](m.html) here", "see the map here"},
      {"[![A boat](b.jpg) boats](b.html)", "boats"},
      {"[sic] he said", "[sic] he said"},
      {"[a [b](c) d](e)", "a b d"},
      {"[open (and", "[open (and"},
      {"](x) ]", "](x) ]"},
  };
  for (const auto& item : cases) {
    const auto blocks = page_blocks(item.raw);
    REQUIRE(blocks.size() == 1);
    CHECK(blocks[0].text == item.text);
  }
}

TEST_CASE("lines that stand around articles", "[indexer][page_text]") {
  for (const char* line : {"34 Comments", "Comments (3)", "29 responses to \"Harbour\"",
                           "Related Articles:", "* Tags", "Leave a Reply", "More from the Herald"}) {
    INFO(line);
    CHECK(ends_article(line));
  }
  for (const char* line : {"Comments were made on the harbour", "3 boats",
                           "More and more boats stay in the old basin, "
                           "although the harbour is deep enough for most of them."}) {
    INFO(line);
    CHECK_FALSE(ends_article(line));
  }
  CHECK(is_legal_line("This website uses cookies to improve your experience."));
  CHECK(is_menu_line("* Log in"));
  CHECK_FALSE(is_menu_line("Home of the fishermen"));
}

TEST_CASE("the article in a page written down as text", "[indexer][page_text]") {
  const std::string menu =
      "Harbour to be dredged - Evening Herald\n\nHome\nNews\nSport\nWeather\nTown\nLog in\n\nStorm hits "
      "coast\n"
      "Boats stay out\nMayor speaks\nSchool opens\n\n";
  const std::string article =
      "Harbour to be dredged\n\nBy Ann Lee, September 2, 2018\n\nShare\n\n" + kFirst + "\n\n" + kSecond;
  const std::string foot =
      "\n\n2 Comments\n\nBob: " + kFirst + " I say.\n\nContact us\nAll rights reserved.\n";
  const auto found = article_of_page_text(menu + article + foot);
  REQUIRE(found);
  CHECK(*found ==
        "Harbour to be dredged\n\nBy Ann Lee, September 2, 2018\n\n" + kFirst + "\n\n" + kSecond + "\n\n");
  // A recipe has short lines too, but no menu.
  std::string recipe = "Fish soup\n\n";
  for (int i = 1; i < 30; ++i) recipe += std::to_string(i) + " spoons of something\n";
  CHECK_FALSE(article_of_page_text(recipe + "\n" + kFirst));
  CHECK_FALSE(article_of_page_text(kFirst + "\n\n" + kSecond));
  CHECK_FALSE(article_of_page_text(""));
}

TEST_CASE("pages that programs wrote down as text", "[indexer][page_text][samples]") {
  const std::string folder = samples_folder() + "/formats/text/page-text/";
  json::Value expected;
  json::ParseError error;
  if (!json::parse(file_contents(folder + "expected.json"), expected, error)) return;
  std::map<std::string, BodyScore> scores;
  for (const auto& [file, truth] : expected.members) {
    const auto sink = test::read_all(read_text, file_contents(folder + file));
    REQUIRE(sink.articles.size() == 1);
    scores[truth.find("tool")->text].add(truth.find("articleBody")->text,
                                         test::normal(sink.articles[0]).body);
  }
  // What boilerpipe writes has 0.920. justext leaves out a sixth of the articles: 0.907 is the most there.
  for (const char* tool : {"inscriptis", "html2text", "html-text", "boilerpipe"}) {
    INFO(tool << " precision " << scores[tool].precision() << " recall " << scores[tool].recall());
    CHECK(scores[tool].f1() > 0.920);
  }
  CHECK(scores["justext"].f1() > 0.839);
}

}  // namespace
}  // namespace news
