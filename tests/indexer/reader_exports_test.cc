#include "indexer/reader_exports.h"

#include <catch2/catch.hpp>

#include "common/json.h"
#include "common/utf8.h"
#include "indexer/author_names.h"
#include "indexer/encoding.h"
#include "tests/support/records.h"
#include "tests/support/samples.h"

namespace news {
namespace {

using Names = std::vector<std::string>;
using Extra = std::vector<std::pair<std::string, std::string>>;

std::vector<Article> read(test::ReadFunction reader, const std::string& text) {
  std::vector<Article> articles;
  for (RawArticle& raw : test::read_all(reader, text, {}, "x", 9).articles)
    articles.push_back(test::normal(std::move(raw)));
  return articles;
}

const char* const kNexis =
    "\r\nDownload Request: Selected Items: 1-3\r\nTime Of Request: Friday\r\n\r\n"
    "                               1 of 3 DOCUMENTS\r\n\r\n\r\n                                  The Herald "
    "(London)\r\n\r\n"
    "                            January 11, 2010 Monday\r\n                                   Edition 1;\r\n"
    "                                    Scotland\r\n\r\nHead of the story\r\ngoes on\r\n\r\nBYLINE: Ann "
    "Lee\r\n\r\n"
    "SECTION: NEWS; Pg. 6\r\n\r\nLENGTH: 20 words\r\n\r\nOne line\r\nand more.\r\n\r\nNote: "
    "two.\r\n\r\nLOAD-DATE: January 11, 2010\r\n\r\n"
    "LANGUAGE: ENGLISH\r\n\r\nPUBLICATION-TYPE: Newspaper\r\n\r\n                       Copyright 2010 "
    "Herald\r\n"
    "                              All Rights Reserved\r\n\r\n"
    "                               2 of 3 DOCUMENTS\r\n\r\n                 Copyright 2004 The Times "
    "Company\r\n"
    "                              The Times\r\n\r\n                    January 12, 2004\r\n\r\nHEADLINE: "
    "Second\r\n\r\nBODY:\r\nThree.\r\n\r\n"
    "                               3 of 3 DOCUMENTS\r\n\r\n                              The Times\r\n\r\n"
    "                    January 13, 2004\r\n\r\nThird\r\n\r\nFour.\r\n\r\nFive.\r\n";

TEST_CASE("LexisNexis: every part of a document", "[indexer][reader_exports]") {
  CHECK(sniff_lexisnexis(kNexis, {"x", "x"}) > 90);
  const auto articles = read(read_lexisnexis, kNexis);
  REQUIRE(articles.size() == 3);
  CHECK(articles[0].source == "The Herald (London)");
  CHECK(format(articles[0].published) == "2010-01-11");
  CHECK(articles[0].title == "Head of the story goes on");
  CHECK(articles[0].byline == Names{"Ann Lee"});
  CHECK(articles[0].category == "NEWS");
  CHECK(articles[0].body == "One line and more.\n\nNote: two.");
  CHECK(articles[0].lang == "en");
  CHECK(articles[0].extra == Extra{{"edition", "\"Edition 1; Scotland\""},
                                   {"load-date", "\"January 11, 2010\""},
                                   {"page", "\"6\""},
                                   {"publication-type", "\"Newspaper\""}});
  CHECK(articles[1].source == "The Times");
  CHECK(articles[1].title == "Second");
  CHECK(articles[1].body == "Three.");
  CHECK(articles[2].title == "Third");
  CHECK(articles[2].body == "Four.\n\nFive.");
}

TEST_CASE("LexisNexis: a real export agrees with a recorded reading", "[indexer][reader_exports]") {
  const std::string folder = samples_folder() + "/formats/text/saved/";
  const std::string recorded = file_contents(folder + "expected.json");
  if (recorded.empty()) return;
  json::Value files;
  json::ParseError error;
  REQUIRE(json::parse(recorded, files, error));
  const std::string file = "lexisnexis/sample.TXT";
  const auto articles = read(read_lexisnexis, decode(file_contents(folder + file)).text);
  const auto& expected = files.find(file)->find("articles")->items;
  REQUIRE(articles.size() == expected.size());
  for (size_t i = 0; i < expected.size(); ++i) {
    INFO(i);
    const auto text = [&](const char* name) {
      const json::Value* value = expected[i].find(name);
      return value == nullptr ? std::string() : value->scalar();
    };
    CHECK(articles[i].source == text("source"));
    CHECK(articles[i].published.precision == Precision::day);
    CHECK(articles[i].lang == "en");
    if (!text("byline").empty()) CHECK(articles[i].byline == split_byline(text("byline")));
    // One recorded title is the edition that stands under the date.
    if (!text("title").empty() && text("title") != "3 Star Edition")
      CHECK(articles[i].title == text("title"));
    if (!text("section_raw").empty()) CHECK(text("section_raw").starts_with(articles[i].category + ";"));
  }
}

TEST_CASE("Factiva with codes", "[indexer][reader_exports]") {
  const std::string text =
      "SE  Business\nHD  Head of the story\n    goes on\nBY  By Ann Lee\nWC  120 words\nPD  1 January "
      "2010\nET  10:05\nSN  Reuters News\n"
      "SC  LBA\nLA  English\nCY  (c) 2010 Reuters\nLP  \nOne.\nTD  \nTwo line\nand more.\n\nThree.\nCO  abc "
      ": ABC Corp\n"
      "NS  gpol : Politics | gcat : General News\nRE  uk : United Kingdom\nAN  Document "
      "LBA0000020100101e6110000x\n\nSearch Summary\n";
  CHECK(sniff_factiva(text, {"x", "x"}) > 80);
  const auto articles = read(read_factiva, text);
  REQUIRE(articles.size() == 1);
  CHECK(articles[0].id == "LBA0000020100101e6110000x");
  CHECK(articles[0].title == "Head of the story goes on");
  CHECK(articles[0].byline == Names{"Ann Lee"});
  CHECK(articles[0].category == "Business");
  CHECK(articles[0].source == "Reuters News");
  CHECK(format(articles[0].published) == "2010-01-01T10:05:00");
  CHECK(articles[0].lang == "en");
  CHECK(articles[0].body == "One.\n\nTwo line and more.\n\nThree.");
  CHECK(articles[0].tags == Names{"Politics", "General News"});
}

TEST_CASE("Factiva without codes", "[indexer][reader_exports]") {
  const std::string record =
      "News\nHead of the story which is long enough not to be a section\n\nBy Ann Lee\n1,120 words\n1 "
      "January 2010\n10:05\nThe Herald\nHRLD\n"
      "English\n(c) 2010 Herald\n\nOne line\nand more.\n\nTwo.\n\nDocument HRLD000020100101e6110000x\n\n";
  CHECK(sniff_factiva(record, {"x", "x"}) > 80);
  const auto articles = read(read_factiva, record + record);
  REQUIRE(articles.size() == 2);
  CHECK(articles[1].id == "HRLD000020100101e6110000x");
  CHECK(articles[1].category == "News");
  CHECK(articles[1].title == "Head of the story which is long enough not to be a section");
  CHECK(articles[1].byline == Names{"Ann Lee"});
  CHECK(format(articles[1].published) == "2010-01-01T10:05:00");
  CHECK(articles[1].source == "The Herald");
  CHECK(articles[1].lang == "en");
  CHECK(articles[1].body == "One line and more.\n\nTwo.");
}

TEST_CASE("Factiva without codes: other languages, and no empty line before the text",
          "[indexer][reader_exports]") {
  const struct {
    const char* record;
    const char* title;
    const char* byline;
    const char* published;
    const char* source;
    const char* lang;
    const char* body;
  } cases[] = {
      {"Hafen wird ausgebaut\n\nVon Anna Lee\n1.120 Wörter\n3. März "
       "2020\nTageblatt\nTBL\n4\nDeutsch\nCopyright "
       "2020 Tageblatt\n\nDer Hafen wird größer.\n\nDokument TBL0000020200303eg330000x\n",
       "Hafen wird ausgebaut", "Anna Lee", "2020-03-03", "Tageblatt", "de", "Der Hafen wird größer."},
      {"Le port sera agrandi\n\n1 120 mots\n3 mars 2020\n10:15\nLe Journal\nJOUR\nFrançais\n(c) 2020 Le "
       "Journal\nAll "
       "rights reserved\nLe port sera agrandi.\n\nDeux.\n\nDocument JOUR000020200303eg330000x\n",
       "Le port sera agrandi", "", "2020-03-03T10:15:00", "Le Journal", "fr",
       "Le port sera agrandi.\n\nDeux."},
      {"El puerto crece\n\n20 palabras\n3 marzo 2020\nEl Diario\nDIA\nEspañol\n© 2020 El Diario\nEl puerto "
       "crece.\n\nDocumento DIA0000020200303eg330000x\n",
       "El puerto crece", "", "2020-03-03", "El Diario", "es", "El puerto crece."},
  };
  for (const auto& item : cases) {
    INFO(item.title);
    CHECK(sniff_factiva(item.record, {"x", "x"}) > 80);
    const auto articles = read(read_factiva, item.record);
    REQUIRE(articles.size() == 1);
    CHECK(articles[0].title == item.title);
    CHECK(articles[0].byline == (*item.byline == 0 ? Names{} : Names{item.byline}));
    CHECK(format(articles[0].published) == item.published);
    CHECK(articles[0].source == item.source);
    CHECK(articles[0].lang == item.lang);
    CHECK(articles[0].body == item.body);
  }
}

TEST_CASE("LexisNexis: the layout of Nexis Uni", "[indexer][reader_exports]") {
  const std::string text =
      "Page 1 of 3\nUser Name: ann\nDocuments (2)\n\nHarbour to be dredged,\nsays council\nThe Herald "
      "(London)\nMarch 3, 2020 Tuesday 12:30 PM GMT\n\n\nCopyright 2020 Herald All Rights "
      "Reserved\n\nSection: NEWS; "
      "Pg. 4\nLength: 120 words\nByline: Ann Lee\nHighlight: It costs five million.\nBody\n\n\nThe harbour: "
      "it will be "
      "dredged.\nPage 2 of 3\nThe mayor was glad.\n\nClassification\n\nLanguage: ENGLISH\nSubject: HARBORS & "
      "PORTS "
      "(90%); MAYORS (78%)\nLoad-Date: March 3, 2020\n\n\nEnd of Document\n\n\nSecond title\n\nThe "
      "Times\n\nMarch 4, "
      "2020\n\nLength: 2 words\n\nBody\n\nSecond text.\n\nLoad-Date: March 4, 2020\n\nEnd of Document\n\n";
  CHECK(sniff_lexisnexis(text, {"x", "x"}) > 90);
  CHECK(sniff_lexisnexis("A title\n\nBody\n\nEnd of Document\n", {"x", "x"}) == 0);
  const auto articles = read(read_lexisnexis, text);
  REQUIRE(articles.size() == 2);
  CHECK(articles[0].title == "Harbour to be dredged, says council");
  CHECK(articles[0].source == "The Herald (London)");
  CHECK(format(articles[0].published) == "2020-03-03T12:30:00Z");
  CHECK(articles[0].byline == Names{"Ann Lee"});
  CHECK(articles[0].subtitle == "It costs five million.");
  CHECK(articles[0].category == "NEWS");
  CHECK(articles[0].tags == Names{"HARBORS & PORTS", "MAYORS"});
  CHECK(articles[0].lang == "en");
  CHECK(articles[0].body == "The harbour: it will be dredged.\n\nThe mayor was glad.");
  CHECK(articles[0].extra == Extra{{"load-date", "\"March 3, 2020\""}, {"page", "\"4\""}});
  CHECK(articles[1].title == "Second title");
  CHECK(articles[1].source == "The Times");
  CHECK(articles[1].body == "Second text.");
}

TEST_CASE("LexisNexis: a time under the date", "[indexer][reader_exports]") {
  const auto articles =
      read(read_lexisnexis,
           "        1 of 1 DOCUMENTS\n\n        The Herald\n\n        March 3, 2020 Tuesday\n       "
           "  12:30 PM GMT\n\nTitle\n\nLENGTH: 2 words\n\nText.\n");
  REQUIRE(articles.size() == 1);
  CHECK(format(articles[0].published) == "2020-03-03T12:30:00Z");
}

TEST_CASE("Factiva: a record that is cut off fails", "[indexer][reader_exports]") {
  CHECK(test::read_all(read_factiva, "HD  Head\nWC  12 words\nTD  \nOne").failures.at(0).reason == "cut");
}

}  // namespace
}  // namespace news
