#include "indexer/reader_wire.h"

#include <catch2/catch.hpp>

#include "tests/support/records.h"

namespace news {
namespace {

using Names = std::vector<std::string>;
using Extra = std::vector<std::pair<std::string, std::string>>;

Article read_one(const std::string& text) {
  auto sink = test::read_all(read_wire, text, {}, "x", 7);
  REQUIRE(sink.articles.size() == 1);
  return test::normal(std::move(sink.articles.front()));
}

TEST_CASE("IPTC 7901: subjects in the head, headline and byline in the first paragraph",
          "[indexer][reader_wire]") {
  const Article article = read_one(
      "\x01"
      "eca062 4 i 211 ccccb   dpa 061\r\n\r\nGermany-politics/\r\n\x02Head of the story\r\ngoes on\r\nBy Ann "
      "Lee, dpa =\r\n\r\n"
      "   Berlin (dpa) - One line\r\nand more.\r\n\r\n   Two.\r\n\r\n# dpa NOTEBOOK\r\n\r\n* * * *\r\nThe "
      "following information is "
      "not for publication\r\n\r\ndpa al\r\n\x03"
      "131137 GMT Nov 13 \r\n\x7f\x04");
  CHECK(article.title == "Head of the story goes on");
  CHECK(article.byline == Names{"Ann Lee, dpa"});
  CHECK(article.body == "Berlin (dpa) - One line and more.\n\nTwo.");
  CHECK(article.source == "dpa");
  CHECK(format(article.published) == "2013-11-13T11:37:00Z");
  CHECK(article.tags == Names{"Germany-politics"});
}

TEST_CASE("the same where the control characters were lost", "[indexer][reader_wire]") {
  const std::string text =
      "eca00075 3 i 510    dpa 1003\n\n/politics/Britain/\n2ND LEAD\n3RD NET\nHead\nBy Ann Lee, dpa  =\n "
      "\nLondon (dpa) - One.\n\n"
      "* * * *\nnotes\n\n101137 GMT Dez 18\n";
  CHECK(sniff_wire(text, {"x", "x"}) > 50);
  const Article article = read_one(text);
  CHECK(article.title == "Head");
  CHECK(article.body == "London (dpa) - One.");
  CHECK(format(article.published) == "2018-12-10T11:37:00Z");
  CHECK(article.tags == Names{"politics", "Britain"});
}

TEST_CASE("ANPA: keywords, headline, notes and byline before the indented text", "[indexer][reader_wire]") {
  const Article article = read_one(
      "\x16\x16\x01W2870\x1f_asian\r\nf l\x13\x11 BC-LT--Story     11-13 "
      "1049\r\n\x02^BC-LT--Story,466<\r\n^Head of the story <\r\n"
      "^AP Photo XNP101<\r\n^Eds: With AP Photos.<\r\n^By ANN LEE and BOB RAY=\r\n^Associated Press=\r\n\t   "
      "PARIS (AP) _ One ``two'' "
      "three.\r\n \r\n\t   Four.\r\n^Games=\r\n\t   A 6, B 5\r\n\t   \x03"
      "AP-WF-11-13-13 1509GMT<\r\n\x04");
  CHECK(article.title == "Head of the story");
  CHECK(article.byline == Names{"ANN LEE", "BOB RAY"});
  CHECK(article.body == "PARIS (AP) — One “two” three.\n\nFour.\n\nGames\n\nA 6, B 5");
  CHECK(article.source == "AP");
  CHECK(format(article.published) == "2013-11-13T15:09:00Z");
  CHECK(article.extra == Extra{{"slug", "\"BC-LT--Story,466\""}});
  CHECK(article.id == "BC-LT--Story/2013-11-13");
  CHECK(article.version == 0);
}

TEST_CASE("ANPA: versions and kills of a story have its id", "[indexer][reader_wire]") {
  struct Row {
    std::string slug, title, id;
    std::optional<uint64_t> version;
    PublishingStatus status;
  };
  const auto usable = PublishingStatus::usable, canceled = PublishingStatus::canceled;
  const std::vector<Row> rows = {
      {"BC-X--Story,466", "Head", "BC-X--Story/2013-11-13", 0, usable},
      {"BC-X--Story, 1st Ld-Writethru,416", "Head", "BC-X--Story/2013-11-13", 1, usable},
      {"BC-X--Story, 12th Ld", "Head", "BC-X--Story/2013-11-13", 12, usable},
      {"BC-X--Story, KILL", "Head", "BC-X--Story/2013-11-13", std::nullopt, canceled},
      {"BC-X--Story,50", "BULLETIN KILL", "BC-X--Story/2013-11-13", std::nullopt, canceled},
      {"BC-X--Story, Kill Advisory", "Head", "BC-X--Story/2013-11-13", std::nullopt, canceled},
      {"BC-X--Story, Withhold", "Head", "BC-X--Story/2013-11-13", std::nullopt, PublishingStatus::withheld},
      {"BC-X--Kill Bill, 2nd Take", "Head", "BC-X--Kill Bill/2013-11-13", 0, usable},
      {"AP-Top-Headlines,176", "Head", "", std::nullopt, usable},
  };
  for (const Row& row : rows) {
    INFO(row.slug);
    const Article article =
        read_one("\x16\x16\x01W2870\x1f_asian\r\n\x02^" + row.slug + "<\r\n^" + row.title +
                 " <\r\n\t   Text.\r\n\x03"
                 "AP-WF-11-13-13 1509GMT<\r\n\x04");
    CHECK(article.id == row.id);
    CHECK(article.source == "AP");
    CHECK(article.version == row.version);
    CHECK(article.status == row.status);
  }
}

TEST_CASE("ANPA: the time has the zone that is written", "[indexer][reader_wire]") {
  const std::pair<const char*, const char*> cases[] = {
      {"AP-WF-02-10-16 0423GMT", "2016-02-10T04:23:00Z"},
      {"AP-NY-03-03-20 1015EST", "2020-03-03T10:15:00-05:00"},
      {"AP-NY-07-04-96 1015EDT", "1996-07-04T10:15:00-04:00"},
      {"AP-NY-07-04-96 1015", "1996-07-04T10:15:00"},
  };
  for (const auto& [line, published] : cases) {
    INFO(line);
    const std::string message = std::string(
                                    "\x16\x16\x01"
                                    "a0123\r\n\x02^BC-Harbor,0250<\r\n^Head<\r\n\tOSLO (AP) _ One.\r\n\x03") +
                                line + "\r\n\x04";
    CHECK(format(read_one(message).published) == published);
  }
}

TEST_CASE("ANPA: rows of tables are lines of their own", "[indexer][reader_wire]") {
  const Article article = read_one(
      "\x01s1\x1f_\r\n\x02^Slug<\r\n^Head<\r\n^\x08\x1f\x1eW\x1eL\r\n\x08Tampa\x10"
      "Bay\x1f"
      "16{\r\n\x03\x04");
  CHECK(article.body == "W L\n\nTampa Bay 16½");
}

TEST_CASE("Kyodo: a line of keywords without marks", "[indexer][reader_wire]") {
  const Article article = read_one(
      "\x01"
      "a0105KYODO\x1fkoko-\r\nu s\x14\x12 BC-Cup   09-12 0344\r\n\x02"
      "BC-Cup\r\nSoccer: Reds win+\r\n     SAITAMA, Japan, Dec. 9 Kyodo - "
      "One\r\ntwo.\r\n     Three.\r\n==Kyodo\r\n\x03KWS-21:37-09-12-18\x04");
  CHECK(article.title == "Soccer: Reds win");
  CHECK(article.body == "SAITAMA, Japan, Dec. 9 Kyodo - One two.\n\nThree.");
  CHECK(article.source == "Kyodo");
  CHECK(format(article.published) == "2018-12-09T21:37:00");
}

TEST_CASE("one message after the other", "[indexer][reader_wire]") {
  ReadOptions options;
  options.max_record = 60;
  const auto sink = test::read_all(read_wire,
                                   "\x01h 1\r\n\x02"
                                   "A\r\n\r\nOne.\x03\x04\r\n\x01h 2\r\n\x02" +
                                       std::string(100, 'x') +
                                       "\x03\x04\x01h 3\r\n\x02"
                                       "C\r\n\r\nThree.\x03",
                                   options);
  CHECK(sink.order == "afa");
  CHECK(sink.positions == Names{"record 1", "record 3"});
  CHECK(sink.failures[0].reason == "too-large");
}

TEST_CASE("wire messages are told by their control characters or their first line",
          "[indexer][reader_wire]") {
  const InputName name{"x", "x"};
  CHECK(sniff_wire("\x16\x16\x01s1\x1f_\r\n\x02^Slug<", name) > 90);
  CHECK(sniff_wire("Text about \x01 and \x02", name) == 0);
  CHECK(sniff_wire("abc 12 of 3 things", name) == 0);
}

}  // namespace
}  // namespace news
