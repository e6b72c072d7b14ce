#include "indexer/reader_newsml.h"

#include <catch2/catch.hpp>

#include "tests/support/records.h"

namespace news {
namespace {

using Names = std::vector<std::string>;
using Extra = std::vector<std::pair<std::string, std::string>>;

std::vector<Article> read(const std::string& text) {
  std::vector<Article> articles;
  for (RawArticle& raw : test::read_all(read_newsml, text).articles)
    articles.push_back(test::normal(std::move(raw)));
  return articles;
}

std::string g2(const std::string& kind, const std::string& meta, const std::string& content) {
  return "<newsItem guid='urn:1' version='3' xml:lang='de' "
         "xmlns='http://iptc.org/std/nar/2006-10-01/'><itemMeta><itemClass "
         "qcode='ninat:" +
         kind +
         "'/><provider qcode='nprov:dpa'><name>Agency</name></provider><versionCreated>"
         "2018-09-03T10:00:00+02:00</versionCreated><pubStatus "
         "qcode='stat:withheld'/></itemMeta><contentMeta>" +
         meta + "</contentMeta><contentSet>" + content + "</contentSet></newsItem>";
}

TEST_CASE("NewsML-G2: every field has its element", "[indexer][reader_newsml]") {
  const auto articles = read(
      "<newsMessage><itemSet>" +
      g2("text",
         "<contentCreated>2018-09-02T20:43:40+02:00</contentCreated><headline>Head</headline>"
         "<headline role='hld:subHeadline'>Sub</headline><by>Ann Lee and Bob Ray</by><creator literal='al'/>"
         "<subject qcode='s:1'><name>Sea</name></subject><subject qcode='s:2'/><keyword>Ships</keyword>"
         "<language tag='en'/>",
         "<inlineXML contenttype='application/xhtml+xml'><html "
         "xmlns='http://www.w3.org/1999/xhtml'><head><title>T</title>"
         "</head><body><p>One.</p><figure>Fig</figure><p>Two.</p></body></html></inlineXML>") +
      g2("picture", "<headline>Pic</headline>", "<inlineData>x</inlineData>") +
      g2("text", "<headline>No text</headline>", "<remoteContent href='x'/>") +
      g2("composite", "", "<inlineData>&lt;p&gt;Three.&lt;/p&gt;</inlineData>") + "</itemSet></newsMessage>");
  REQUIRE(articles.size() == 2);
  const Article& article = articles[0];
  CHECK(article.id == "urn:1");
  CHECK(article.title == "Head");
  CHECK(article.subtitle == "Sub");
  CHECK(article.body == "One.\n\nTwo.");
  CHECK(article.byline == Names{"Ann Lee", "Bob Ray"});
  CHECK(article.source == "Agency");
  CHECK(format(article.published) == "2018-09-02T20:43:40+02:00");
  CHECK(format(article.updated) == "2018-09-03T10:00:00+02:00");
  CHECK(article.tags == Names{"Sea", "Ships"});
  CHECK(article.lang == "en");
  CHECK(article.status == PublishingStatus::withheld);
  CHECK(article.version == 3);
  CHECK(article.extra == Extra{{"creator", "[\"al\"]"}});
  CHECK(articles[1].body == "Three.");
  CHECK(articles[1].lang == "de");
}

TEST_CASE("NewsML-G2: what is cancelled needs no content, an embargo an end", "[indexer][reader_newsml]") {
  const auto item = [](const std::string& meta) {
    return "<newsItem guid='urn:1' version='7' xmlns='http://iptc.org/std/nar/2006-10-01/'><itemMeta>" +
           meta + "</itemMeta></newsItem>";
  };
  struct Row {
    std::string meta;
    PublishingStatus status;
    std::string embargo;
  };
  const std::vector<Row> rows = {
      {"<pubStatus qcode='stat:canceled'/>", PublishingStatus::canceled, ""},
      {"<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/canceled'/>", PublishingStatus::canceled,
       ""},
      {"<embargoed/><pubStatus qcode='stat:canceled'/>", PublishingStatus::canceled, ""},
      {"<embargoed>2018-09-02T20:43:40Z</embargoed><pubStatus qcode='stat:withheld'/>",
       PublishingStatus::withheld, "2018-09-02T20:43:40Z"},
  };
  for (const Row& row : rows) {
    INFO(row.meta);
    const auto articles = read(item(row.meta));
    REQUIRE(articles.size() == 1);
    CHECK(articles[0].status == row.status);
    CHECK(articles[0].version == 7);
    CHECK(format(articles[0].embargo) == row.embargo);
  }
  CHECK(read(item("<pubStatus qcode='stat:usable'/>")).empty());
  const std::string text =
      "<newsItem guid='urn:1' version='1'><itemMeta><embargoed/><pubStatus qcode='stat:usable'/>"
      "</itemMeta><contentSet><inlineData>x</inlineData></contentSet></newsItem>";
  CHECK(read(text).at(0).status == PublishingStatus::withheld);
}

TEST_CASE("NewsML-G2: packages and concepts are known and hold no article", "[indexer][reader_newsml]") {
  const std::string text = "<packageItem guid='x'><itemMeta/></packageItem>";
  CHECK(sniff_newsml(text, {"x", "x"}) > 90);
  CHECK(test::read_all(read_newsml, text).order.empty());
}

std::string first_generation(const std::string& id, const std::string& lines, const std::string& components) {
  return "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>agency.example</"
         "ProviderId><DateId>20180902</DateId>"
         "<NewsItemId>7</NewsItemId><PublicIdentifier>" +
         id +
         "</PublicIdentifier><RevisionId PreviousRevision='1' "
         "Update='U'>2</RevisionId></NewsIdentifier></Identification>"
         "<NewsManagement><FirstCreated>20180902T204340+0200</"
         "FirstCreated><ThisRevisionCreated>20180902T204340+0200"
         "</ThisRevisionCreated><Status FormalName='Usable'/></NewsManagement><NewsComponent><NewsLines>" +
         lines +
         "</NewsLines><AdministrativeMetadata><Provider><Party "
         "FormalName='AGY'/></Provider></AdministrativeMetadata>"
         "<DescriptiveMetadata><Language FormalName='FR'/><Property FormalName='Keyword' "
         "Value='Sea'/></DescriptiveMetadata>" +
         components + "</NewsComponent></NewsItem></NewsML>";
}

std::string component(const std::string& role, const std::string& content) {
  return "<NewsComponent><Role FormalName='" + role + "'/><ContentItem><DataContent>" + content +
         "</DataContent></ContentItem></NewsComponent>";
}

TEST_CASE("NewsML 1: every field has its element", "[indexer][reader_newsml]") {
  const auto articles = read(first_generation(
      "urn:newsml:agency.example:20180902:7:2U",
      "<HeadLine>Head</HeadLine><ByLine>Ann Lee</ByLine><KeywordLine>Ships</KeywordLine>",
      component("Title", "Head") + component("Lead", "Lead.") +
          component("Body", "&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;") + component("Caption", "Cap") +
          component("Main",
                    "<nitf><body><body.head><hedline><hl1>Head</hl1></hedline></body.head>"
                    "<body.content><p>Three.</p></body.content></body></nitf>")));
  REQUIRE(articles.size() == 1);
  const Article& article = articles[0];
  CHECK(article.id == "urn:newsml:agency.example:20180902:7");
  CHECK(article.version == 2);
  CHECK(article.title == "Head");
  CHECK(article.body == "Lead.\n\nOne.\n\nTwo.\n\nThree.");
  CHECK(article.byline == Names{"Ann Lee"});
  CHECK(article.tags == Names{"Ships", "Sea"});
  CHECK(article.source == "AGY");
  CHECK(format(article.published) == "2018-09-02T20:43:40+02:00");
  CHECK_FALSE(article.updated.known());
  CHECK(article.lang == "fr");
  CHECK(article.extra.empty());
}

TEST_CASE("NewsML 1: an id that all items share is completed", "[indexer][reader_newsml]") {
  CHECK(read(first_generation("urn:newsml:agency.example", "", "")).at(0).id ==
        "urn:newsml:agency.example:20180902:7");
  CHECK(read(first_generation("", "", "")).at(0).id == "agency.example:20180902:7");
}

TEST_CASE("NewsML 1: an embargo ends when the status is said to change", "[indexer][reader_newsml]") {
  std::string text = first_generation("", "<HeadLine>Head</HeadLine>", "");
  const std::string usable = "<Status FormalName='Usable'/>";
  text.replace(text.find(usable), usable.size(),
               "<Status FormalName='Embargoed'/><StatusWillChange><FutureStatus FormalName='Usable'/>"
               "<DateAndTime>20180903T120000Z</DateAndTime></StatusWillChange>");
  const Article article = read(text).at(0);
  CHECK(article.status == PublishingStatus::usable);
  CHECK(format(article.embargo) == "2018-09-03T12:00:00Z");
}

TEST_CASE("NewsML 1: what stands for no headline is none", "[indexer][reader_newsml]") {
  CHECK(read(first_generation("", "<HeadLine>No Headline !</HeadLine><HeadLine>Head</HeadLine>", ""))
            .at(0)
            .title == "Head");
}

}  // namespace
}  // namespace news
