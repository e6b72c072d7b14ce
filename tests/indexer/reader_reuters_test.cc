#include "indexer/reader_reuters.h"

#include <catch2/catch.hpp>

#include "tests/support/records.h"

namespace news {
namespace {

using Names = std::vector<std::string>;
using Extra = std::vector<std::pair<std::string, std::string>>;

Article normal(RawArticle raw, std::string* warnings = nullptr) {
  return test::normal(std::move(raw), {}, warnings);
}

TEST_CASE("Reuters-21578: SGML with control references", "[indexer][reader_reuters]") {
  const std::string text =
      "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS=\"YES\" LEWISSPLIT=\"TRAIN\" NEWID=\"1\">\n"
      "<DATE>junk 26-FEB-1987 "
      "15:01:01.79</DATE>\n<TOPICS><D>cocoa</D></TOPICS>\n<PLACES><D>brazil</D><D>usa</D></PLACES>\n"
      "<PEOPLE></PEOPLE>\n<UNKNOWN>&#5;&#5;C T\n</UNKNOWN>\n<TEXT>&#2;\n<TITLE>HEAD &lt;ABC></TITLE>\n"
      "<AUTHOR>    By Ann Lee, Reuters</AUTHOR>\n<DATELINE>    SALVADOR, Feb 26 - </DATELINE><BODY>One "
      "line\nand more of R&D.\n"
      "    Two &lt;X.Y>.\n REUTER\n&#3;</BODY></TEXT>\n</REUTERS>\n"
      "<REUTERS NEWID=\"2\">\n<DATE>26-FEB-1987 15:02:20.00</DATE>\n<TEXT "
      "TYPE=\"BRIEF\">&#2;\n******<TITLE>BRIEF\n</TITLE>Blah.\n"
      "&#3;</TEXT>\n</REUTERS>\n"
      "<REUTERS NEWID=\"3\">\n<TEXT TYPE=\"UNPROC\">&#2;\nTHREE\n    four\n&#3;</TEXT>\n</REUTERS>\n";
  auto sink = test::read_all(read_reuters, text, {}, "x.sgm", 100);
  REQUIRE(sink.order == "aaa");
  std::string warnings;
  const Article article = normal(sink.articles[0], &warnings);
  CHECK(warnings.empty());
  CHECK(article.id == "1");
  CHECK(article.source == "Reuters");
  CHECK(article.title == "HEAD <ABC>");
  CHECK(article.byline == Names{"Ann Lee, Reuters"});
  CHECK(article.body == "One line\nand more of R&D.\n\nTwo <X.Y>.");
  CHECK(format(article.published) == "1987-02-26T15:01:01");
  CHECK(article.tags == Names{"cocoa"});
  CHECK(article.extra == Extra{{"dateline", "\"SALVADOR, Feb 26 -\""},
                               {"lewissplit", "\"TRAIN\""},
                               {"places", "[\"brazil\",\"usa\"]"},
                               {"topics", "\"YES\""}});
  CHECK(normal(sink.articles[1]).title == "BRIEF");
  CHECK(normal(sink.articles[1]).body.empty());
  CHECK(normal(sink.articles[2]).body == "THREE\n\nfour");
  CHECK(sniff_reuters(text, {"x", "x"}) > 90);
  CHECK(sniff_reuters("<LEWIS>\n<REUTERS NEWID='1'>", {"x", "x"}) > 90);
}

TEST_CASE("RCV1: every field has its element", "[indexer][reader_reuters]") {
  const std::string text =
      "<?xml version='1.0' encoding='iso-8859-1'?>\n<newsitem itemid='7' date='1996-08-20' xml:lang='en'>\n"
      "<title>MEXICO: Head.</title><byline>Ann Lee</byline><dateline>MEXICO "
      "CITY</dateline><text><p>One.</p><p>Two.</p>"
      "</text><metadata><codes class='bip:countries:1.0'><code code='MEX'/></codes><codes "
      "class='bip:topics:1.0'>"
      "<code code='E11'/><code code='ECAT'/></codes><dc element='dc.source' "
      "value='Reuters'/></metadata></newsitem>";
  auto sink = test::read_all(read_rcv1, text);
  REQUIRE(sink.articles.size() == 1);
  CHECK(sink.positions == Names{""});
  const Article article = normal(sink.articles[0]);
  CHECK(article.id == "7");
  CHECK(article.title == "Head.");
  CHECK(article.byline == Names{"Ann Lee"});
  CHECK(article.body == "One.\n\nTwo.");
  CHECK(article.source == "Reuters");
  CHECK(format(article.published) == "1996-08-20");
  CHECK(article.tags == Names{"E11", "ECAT"});
  CHECK(article.lang == "en");
  CHECK(article.extra == Extra{{"countries", "\"MEX\""}, {"dateline", "\"MEXICO CITY\""}});
  CHECK(sniff_rcv1(text, {"x", "x"}) > 90);
  CHECK(sniff_rcv1("<newsItem guid='x'>", {"x", "x"}) == 0);
}

}  // namespace
}  // namespace news
