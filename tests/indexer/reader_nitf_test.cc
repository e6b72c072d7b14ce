#include "indexer/reader_nitf.h"

#include <catch2/catch.hpp>

#include "tests/support/records.h"

namespace news {
namespace {

using Names = std::vector<std::string>;

Article read_one(const std::string& text) {
  auto sink = test::read_all(read_nitf, text);
  REQUIRE(sink.articles.size() == 1);
  return test::normal(std::move(sink.articles.front()));
}

std::string story(const std::string& head, const std::string& body_head, const std::string& content) {
  return "<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'nitf-3-3.dtd'><nitf><head>" + head +
         "</head><body><body.head>" + body_head + "</body.head><body.content>" + content +
         "</body.content></body></nitf>";
}

TEST_CASE("NITF: every field has its element", "[indexer][reader_nitf]") {
  const Article article = read_one(story(
      "<title>Slug</title><meta name='online_sections' content='Town; Sea'/><tobject tobject.type='News'>"
      "<tobject.subject tobject.subject.type='Sport' tobject.subject.matter='Rugby'/></tobject><docdata "
      "management-status='canceled'><doc-id id-string='7' regsrc='AP'/><date.issue "
      "norm='20180902T204340+0800'/>"
      "<key-list><keyword key='Harbour'/></key-list><identified-content><classifier type='descriptor'>Ships"
      "</classifier><classifier "
      "type='taxonomic_classifier'>Top/Ships</classifier></identified-content></docdata>"
      "<pubdata name='Herald' ex-ref='https://example.com/7'/>",
      "<hedline><hl1>Head</hl1><hl2>Sub</hl2></hedline><byline>By <person>Ann "
      "Lee</person><byttl>Reporter</byttl>"
      "</byline>",
      "<p>One.</p><media><media-caption>Cap</media-caption></media><hl2>Between</hl2><p>Two.</p>"
      "<table><tr><td>a</td><td>b</td></tr></table>"));
  CHECK(article.id == "7");
  CHECK(article.url == "https://example.com/7");
  CHECK(article.title == "Head");
  CHECK(article.subtitle == "Sub");
  CHECK(article.byline == Names{"Ann Lee"});
  CHECK(article.source == "Herald");
  CHECK(format(article.published) == "2018-09-02T20:43:40+08:00");
  CHECK(article.category == "Town");
  CHECK(article.tags == Names{"Sea", "Ships", "Harbour", "Rugby"});
  CHECK(article.body == "One.\n\nBetween\n\nTwo.\n\na b");
  CHECK(article.status == PublishingStatus::canceled);
  CHECK(article.extra.empty());
}

TEST_CASE("NITF: an embargo ends with the release", "[indexer][reader_nitf]") {
  const Article article = read_one(
      story("<docdata management-status='embargoed'><du-key key='K' version='2'/>"
            "<date.issue norm='20160908T132446+0100'/><date.release norm='20160909T000100+0100'/></docdata>",
            "<hedline><hl1>Head</hl1></hedline>", "<p>One.</p>"));
  CHECK(article.status == PublishingStatus::usable);
  CHECK(format(article.embargo) == "2016-09-09T00:01:00+01:00");
  CHECK(article.version == 2);
  const Article endless = read_one(story("<docdata management-status='embargoed'/>", "", "<p>One.</p>"));
  CHECK(endless.status == PublishingStatus::withheld);
  CHECK_FALSE(endless.embargo.known());
}

TEST_CASE("NITF: a document tells the status of another one", "[indexer][reader_nitf]") {
  const auto read = [](const std::string& attributes) {
    return test::read_all(read_nitf, story("<docdata " + attributes +
                                               "><doc-id id-string='8' regsrc='AP'/>"
                                               "<date.issue norm='20180902T204340Z'/></docdata>",
                                           "<hedline><hl1>Kill</hl1></hedline>", "<p>One.</p>"));
  };
  auto sink = read("management-doc-idref='7' management-idref-status='canceled'");
  REQUIRE(sink.articles.size() == 2);
  CHECK(sink.articles[0].id == "8");
  CHECK(sink.articles[0].status.empty());
  const Article killed = test::normal(std::move(sink.articles[1]));
  CHECK(killed.id == "7");
  CHECK(killed.source == "AP");
  CHECK(killed.status == PublishingStatus::canceled);
  CHECK(format(killed.updated) == "2018-09-02T20:43:40Z");
  CHECK(killed.body.empty());

  CHECK(read("management-doc-idref='7' management-idref-status='withheld'").articles.size() == 2);
  for (const char* none : {"management-doc-idref='7' management-idref-status='usable'",
                           "management-doc-idref='7'", "management-idref-status='canceled'",
                           "management-doc-idref='8' management-idref-status='canceled'"}) {
    INFO(none);
    CHECK(read(none).articles.size() == 1);
  }
}

TEST_CASE("NITF: a lead that the full text repeats is left out", "[indexer][reader_nitf]") {
  const Article article = read_one(
      story("<pubdata date.publication='19870101T000000'/>", "",
            "<block class='lead_paragraph'><p>One.</p></block><block class='full_text'><p>One.</p><p>Two.</p>"
            "</block>"));
  CHECK(article.body == "One.\n\nTwo.");
  CHECK(format(article.published) == "1987-01-01");
}

TEST_CASE("NITF: of several bylines the one as printed", "[indexer][reader_nitf]") {
  const Article article = read_one(story("",
                                         "<byline class='normalized_byline'>LEE, ANN</byline>"
                                         "<byline class='print_byline'>By Ann Lee</byline>",
                                         "<p>One.</p>"));
  CHECK(article.byline == Names{"Ann Lee"});
}

TEST_CASE("NITF is told by its outermost element", "[indexer][reader_nitf]") {
  CHECK(sniff_nitf("<?xml version='1.0'?>\n<!DOCTYPE nitf SYSTEM 'x'>\n<nitf version='x'>", {"x", "x"}) > 90);
  CHECK(sniff_nitf("<newsItem><nitf>", {"x", "x"}) == 0);
}

}  // namespace
}  // namespace news
