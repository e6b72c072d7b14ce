#include "indexer/json_ninjs.h"

#include <catch2/catch.hpp>

#include "indexer/reader_json.h"
#include "tests/support/records.h"

namespace news {
namespace {

struct Case {
  const char* record;
  const char *title, *subtitle, *body, *published;
};

TEST_CASE("ninjs of every version", "[indexer][json_ninjs]") {
  const Case cases[] = {
      {R"({"uri":"u","headline":"Head","description_text":"Sub","body_text":"No.","body_html":"<p>One.</p>","firstcreated":"2018-09-02"})",
       "Head", "Sub", "One.", "2018-09-02"},
      {R"({"uri":"u","headline_main":"Head","body_main":"One.","description_caption_xhtml":"Sub"})", "Head",
       "Sub", "One.", ""},
      {R"({"guid":"u","versioncreated":"2018-09-02","headline":"Head","body_html":"<p>One.</p>"})", "Head",
       "", "One.", "2018-09-02"},
      {R"({"uri":"u","headlines":[{"role":"sub","value":"Sub"},{"role":"main","value":"Head"}],
           "bodies":[{"contenttype":"text/plain","value":"No."},{"contenttype":"text/html","value":"<p>One.</p>"}],
           "contentcreated":"2018-09-02"})",
       "Head", "Sub", "One.", "2018-09-02"},
      {R"({"uri":"u","headlines":[{"value":"Head"}],"descriptions":[{"contentType":"text/html","value":"<b>No</b>"},
           {"contentType":"text/plain","value":"Sub"}],"bodies":[{"contentType":"text/plain","value":"One."}],
           "contentCreated":"2018-09-02"})",
       "Head", "Sub", "One.", "2018-09-02"},
  };
  for (const Case& item : cases) {
    INFO(item.record);
    auto sink = test::read_all(read_json, item.record);
    REQUIRE(sink.articles.size() == 1);
    const Article article = test::normal(std::move(sink.articles[0]));
    CHECK(article.id == "u");
    CHECK(article.title == item.title);
    CHECK(article.subtitle == item.subtitle);
    CHECK(article.body == item.body);
    CHECK(format(article.published) == item.published);
    CHECK(article.extra.empty());
  }
}

TEST_CASE("ninjs: status, tags and what no field takes", "[indexer][json_ninjs]") {
  auto sink = test::read_all(
      read_json,
      R"({"uri":"u","headline":"Head","subject":[{"name":"Sea"}],"keywords":["Ships"],"infosource":[{"name":"Agency"}],
                     "pubstatus":"Canceled","version":"4","embargoed":"2018-09-02T20:43:40Z","urgency":3})");
  REQUIRE(sink.articles.size() == 1);
  const Article article = test::normal(std::move(sink.articles[0]));
  CHECK(article.tags == std::vector<std::string>{"Sea", "Ships"});
  CHECK(article.source == "Agency");
  CHECK(article.status == PublishingStatus::canceled);
  CHECK(article.version == 4);
  CHECK(format(article.embargo) == "2018-09-02T20:43:40Z");
  CHECK(article.extra == decltype(article.extra){{"urgency", "3"}});
}

TEST_CASE("ninjs: a word that an item is cancelled needs no text", "[indexer][json_ninjs]") {
  auto sink =
      test::read_all(read_json, R"({"uri":"u","pubStatus":"canceled","version":"2","source":"Agency"})");
  REQUIRE(sink.articles.size() == 1);
  const Article article = test::normal(std::move(sink.articles[0]));
  CHECK(article.id == "u");
  CHECK(article.status == PublishingStatus::canceled);
}

}  // namespace
}  // namespace news
