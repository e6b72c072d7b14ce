#include "indexer/reader_json.h"

#include <catch2/catch.hpp>

#include "common/json.h"
#include "indexer/json_schemas.h"
#include "tests/support/records.h"

namespace news {
namespace {

using Names = std::vector<std::string>;
using Extra = std::vector<std::pair<std::string, std::string>>;

Article read_one(const std::string& text, const ReadOptions& options = {}, std::string* warnings = nullptr) {
  const auto sink = test::read_all(read_json, text, options);
  REQUIRE(sink.failures.empty());
  REQUIRE(sink.articles.size() == 1);
  return test::normal(sink.articles[0], options, warnings);
}

std::string schema_of(const std::string& text) {
  json::Value value;
  json::ParseError error;
  REQUIRE(json::parse(text, value, error));
  return std::string(json_schema_of(value));
}

struct SchemaCase {
  const char* schema;
  const char* record;
  Article expected;
};

Article make(const char* id, const char* url, const char* title, const char* subtitle, const char* body,
             const char* source, Names byline, const char* published, const char* category, Names tags,
             const char* lang, Extra extra = {}) {
  Article article;
  article.id = id;
  article.url = url;
  article.title = title;
  article.subtitle = subtitle;
  article.body = body;
  article.source = source;
  article.byline = std::move(byline);
  if (*published != 0) article.published = *parse_rfc3339(published);
  if (*published != 0) article.published_from = DateOrigin::field;
  article.category = category;
  article.tags = std::move(tags);
  article.lang = lang;
  article.extra = std::move(extra);
  return article;
}

const std::vector<SchemaCase>& schema_cases() {
  static const std::vector<SchemaCase> kCases = {
      {"news-please",
       R"({"authors":["Ann Lee","Ann Lee"],"date_publish":"2018-02-03 18:20:32","date_modify":null,"description":"Short.",
           "language":"en","source_domain":"www.example.com","maintext":"One.\nTwo.","title":"Head","url":"https://www.example.com/1",
           "image_url":"https://example.com/i.jpg","localpath":null})",
       make("", "https://www.example.com/1", "Head", "Short.", "One.\n\nTwo.", "www.example.com", {"Ann Lee"},
            "2018-02-03T18:20:32", "", {}, "en", {{"image_url", "\"https://example.com/i.jpg\""}})},
      {"newspaper3k",
       R"({"title":"Head","text":"One.\n\nTwo.","publish_date":{"$date":1474329600000},"canonical_link":"http://example.com/1",
           "url":"http://example.com/?p=1","source":"http://www.example.com","authors":"['Ann Lee', 'Bob Ray']",
           "keywords":["sea"],"meta_data":{"a":1},"meta_lang":"en"})",
       make("", "http://example.com/1", "Head", "", "One.\n\nTwo.", "example.com", {"Ann Lee", "Bob Ray"},
            "2016-09-20T00:00:00Z", "", {"sea"}, "en",
            {{"meta_data", "{\"a\":1}"}, {"url", "\"http://example.com/?p=1\""}})},
      {"webz",
       R"({"thread":{"site_full":"www.example.de","site_categories":["news","education"]},"ord_in_thread":0,"uuid":"e56f",
           "url":"http://omgili.com/ri/x","title":"Kopf","text":"Text.","author":"Ann Lee","published":"2017-01-18T19:02:48.760+02:00",
           "language":"german","crawled":"2017-01-18T19:02:48.760+02:00"})",
       make("e56f", "", "Kopf", "", "Text.", "www.example.de", {"Ann Lee"}, "2017-01-18T19:02:48+02:00",
            "news", {"education"}, "de",
            {{"crawled", "\"2017-01-18T19:02:48.760+02:00\""},
             {"link", "\"http://omgili.com/ri/x\""},
             {"ord_in_thread", "0"}})},
      {"newsapi",
       R"({"source":{"id":null,"name":"Example"},"author":"Ann Lee, Bob Ray","title":"Head","description":"A &quot;short&quot; one",
           "url":"https://example.com/1","urlToImage":null,"publishedAt":"2024-11-22T16:21:34Z","content":"One.\r\nTwo &amp; … [+678 chars]"})",
       make("", "https://example.com/1", "Head", "A \"short\" one", "One.\n\nTwo &", "Example",
            {"Ann Lee", "Bob Ray"}, "2024-11-22T16:21:34Z", "", {}, "", {{"truncated", "true"}})},
      {"guardian",
       R"({"id":"world/1","webPublicationDate":"2017-04-12T05:41:46Z","webTitle":"Head","webUrl":"https://www.theguardian.com/world/1",
           "sectionName":"World news","type":"article","fields":{"body":"<h2>Top</h2> <p>One <a href=\"x\">two</a>.</p>","standfirst":"<p>Short</p>",
           "byline":"Ann Lee","wordcount":"3"},"tags":[{"webTitle":"Sea"},{"webTitle":"Ships"}]})",
       make("world/1", "https://www.theguardian.com/world/1", "Head", "Short", "Top\n\nOne two.",
            "theguardian.com", {"Ann Lee"}, "2017-04-12T05:41:46Z", "World news", {"Sea", "Ships"}, "",
            {{"fields", "{\"wordcount\":\"3\"}"}, {"type", "\"article\""}})},
      {"nyt",
       R"({"_id":"54f3","web_url":"http://example.com/1","headline":{"main":"Head","kicker":"K"},"abstract":"Short.","lead_paragraph":null,
           "byline":{"original":"By ANN LEE and BOB RAY"},"source":"The Example","pub_date":"2012-01-01T22:06:43+0000",
           "section_name":"U.S.; Politics","keywords":[{"name":"persons","value":"Lee, Ann"}]})",
       make("54f3", "http://example.com/1", "Head", "Short.", "", "The Example", {"ANN LEE", "BOB RAY"},
            "2012-01-01T22:06:43Z", "U.S.", {"Politics", "Lee, Ann"}, "",
            {{"headline", "{\"kicker\":\"K\"}"}})},
      {"huffpost",
       R"({"category":"CRIME","headline":"Head","authors":"Ann Lee","link":"https://www.example.com/1","short_description":"Short.",
           "date":"2018-05-26"})",
       make("", "https://www.example.com/1", "Head", "Short.", "", "example.com", {"Ann Lee"}, "2018-05-26",
            "CRIME", {}, "")},
      {"allsides",
       R"({"topic":"nsa","source":"Example","bias":0,"url":"http://example.com/1","title":"Head","date":"","authors":"Ann Lee",
           "content":"One .","content_original":"One.","ID":"GI2j"})",
       make("GI2j", "http://example.com/1", "Head", "", "One.", "Example", {"Ann Lee"}, "", "", {"nsa"}, "",
            {{"bias", "0"}})},
      {"rbc",
       R"({"id":"6721","project":"Пример","category":"Финансы","title":"Заголовок","body":"","publish_date":"2024-10-30T10:16:41+03:00",
           "publish_date_t":1730272601,"fronturl":"https://example.ru/1","overview":null,"text":"Текст."})",
       make("6721", "https://example.ru/1", "Заголовок", "", "Текст.", "Пример", {},
            "2024-10-30T10:16:41+03:00", "Финансы", {}, "", {{"publish_date_t", "1730272601"}})},
      {"gdelt",
       R"({"url":"https://example.com/1","title":"Head","seendate":"20240115T163000Z","domain":"example.com","language":"English",
           "sourcecountry":"United States"})",
       make("", "https://example.com/1", "Head", "", "", "example.com", {}, "", "", {}, "en",
            {{"seendate", "\"20240115T163000Z\""}, {"sourcecountry", "\"United States\""}})},
      {"ninjs",
       R"({"uri":"urn:1","headlines":[{"role":"main","value":"Head"}],"bodies":[{"contentType":"text/html","value":"<p>One.</p><p>Two.</p>"}],
           "by":"Ann Lee","infoSources":[{"name":"Agency"}],"contentCreated":"2021-01-02T03:04:05Z","subjects":[{"name":"Sea"}],"language":"en"})",
       make("urn:1", "", "Head", "", "One.\n\nTwo.", "Agency", {"Ann Lee"}, "2021-01-02T03:04:05Z", "",
            {"Sea"}, "en")},
      {"",
       R"({"headline":"Head","articleBody":"One.","datePublished":"September 2, 2018","author":{"name":"Ann Lee"},
           "publisher":{"name":"Example"},"articleSection":"Town","keywords":"sea, ships","inLanguage":"en_US","@type":"NewsArticle"})",
       make("", "", "Head", "", "One.", "Example", {"Ann Lee"}, "2018-09-02", "Town", {"sea", "ships"},
            "en-US", {{"@type", "\"NewsArticle\""}})},
      {"",
       R"({"id":7,"date":"2018-09-02T20:43:40","link":"https://example.com/7","title":{"rendered":"A &#8220;B&#8221;"},
           "content":{"rendered":"<p>One.</p>\n"},"excerpt":{"rendered":"<p>Short</p>"},"sticky":false})",
       make("7", "https://example.com/7", "A “B”", "Short", "One.", "example.com", {}, "2018-09-02T20:43:40",
            "", {}, "", {{"sticky", "false"}})},
      {"canonical",
       R"({"id":"x-1","title":"Head","body":"One\nline.\n\nTwo &amp; <b>.","source":"Example","byline":["By Ann Lee and Bob Ray"],
           "published":"2018-09-02T00:00:00","published_from":"meta","category":"Town","tags":["a","b"],"lang":"en","extra":{"k":[1]}})",
       [] {
         Article article = make("x-1", "", "Head", "", "One\nline.\n\nTwo &amp; <b>.", "Example",
                                {"By Ann Lee and Bob Ray"}, "2018-09-02T00:00:00", "Town", {"a", "b"}, "en",
                                {{"k", "[1]"}});
         article.published_from = DateOrigin::meta;
         return article;
       }()},
      {"canonical",
       R"({"id":"c-1","title":"Head","body":"One.","source":"Example","published":"1987-02-26T15:02:20Z","lang":"en",
           "authors":"Ann Lee, Bob Ray","places":["usa"]})",
       make("c-1", "", "Head", "", "One.", "Example", {"Ann Lee", "Bob Ray"}, "1987-02-26T15:02:20Z", "", {},
            "en", {{"places", "[\"usa\"]"}})},
  };
  return kCases;
}

TEST_CASE("every schema gives its fields", "[indexer][reader_json]") {
  for (const SchemaCase& item : schema_cases()) {
    INFO(item.record);
    CHECK(schema_of(item.record) == item.schema);
    const Article got = read_one(item.record);
    CHECK(got.id == item.expected.id);
    CHECK(got.url == item.expected.url);
    CHECK(got.title == item.expected.title);
    CHECK(got.subtitle == item.expected.subtitle);
    CHECK(got.body == item.expected.body);
    CHECK(got.source == item.expected.source);
    CHECK(got.byline == item.expected.byline);
    CHECK(format(got.published) == format(item.expected.published));
    CHECK(got.published_from == item.expected.published_from);
    CHECK(got.category == item.expected.category);
    CHECK(got.tags == item.expected.tags);
    CHECK(got.lang == item.expected.lang);
    CHECK(got.extra == item.expected.extra);
  }
}

TEST_CASE("--map names the members of any record", "[indexer][reader_json]") {
  ReadOptions options;
  options.map = {{"title", "meta.kopf"}, {"body", "absaetze"}, {"tags", "worte"}, {"published", "wann"}};
  const Article article = read_one(
      R"({"meta":{"kopf":"Head","n":1},"absaetze":"One.","worte":"a, b","wann":"2.9.2018","rest":true})",
      options);
  CHECK(article.title == "Head");
  CHECK(article.body == "One.");
  CHECK(article.tags == Names{"a", "b"});
  CHECK(format(article.published) == "2018-09-02");
  CHECK(article.extra == Extra{{"meta", "{\"n\":1}"}, {"rest", "true"}});
}

TEST_CASE("positions: nothing for a lone record, lines, numbers in lists", "[indexer][reader_json]") {
  const char* record = R"({"title":"A","text":"B"})";
  CHECK(test::read_all(read_json, record).positions == Names{""});
  CHECK(test::read_all(read_json, std::string(record) + "\n\n" + record).positions ==
        Names{"line 1", "line 3"});
  CHECK(test::read_all(read_json, "[" + std::string(record) + "," + record + "]").positions ==
        Names{"record 1", "record 2"});
}

TEST_CASE("a bad record is a failure and the next goes in", "[indexer][reader_json]") {
  struct {
    const char* text;
    const char* order;
    const char* position;
    const char* reason;
  } const cases[] = {
      {"{\"title\":\"A\"}\n{\"title\":\"B\n{\"title\":\"C\"}\n", "afa", "line 2", "bad-json"},
      {"[{\"title\":\"A\"},{\"title\":},{\"title\":\"C\"}]", "afa", "record 2", "bad-json"},
      {"[\n{\"title\":\"A\"},\n{\"title\":\"B},\n{\"title\":\"C\"}\n]", "afa", "record 2", "bad-json"},
      {"[{\"title\":\"A\"},{\"titl", "af", "record 2", "cut"},
      {"{\"title\":\"A\"", "f", "line 1", "cut"},
      {"{\"name\":\"package\"}", "f", "", "no-article"},
      {"[{\"title\":\"A\"},3]", "af", "record 2", "no-article"},
      {"[{\"title\":\"A\",\"n\":NaN}]", "a", "", ""},
      {"{\"title\":\"A\"}\nend\n", "af", "line 2", "bad-json"},
  };
  for (const auto& item : cases) {
    INFO(item.text);
    const auto sink = test::read_all(read_json, item.text);
    CHECK(sink.order == item.order);
    if (*item.reason == 0) continue;
    REQUIRE(sink.failures.size() == 1);
    CHECK(sink.failures[0].position == item.position);
    CHECK(sink.failures[0].reason == item.reason);
  }
}

TEST_CASE("limits are failures that name what to do", "[indexer][reader_json]") {
  ReadOptions options;
  options.max_record = 40;
  const std::string large = "{\"title\":\"" + std::string(100, 'x') + "\"}";
  const auto sink = test::read_all(read_json, "[" + large + ",{\"title\":\"B\"}]", options);
  CHECK(sink.order == "fa");
  CHECK(sink.failures[0].reason == "too-large");
  CHECK(sink.failures[0].hint.find("--max-record") != std::string::npos);
  const auto deep = test::read_all(read_json, "[" + std::string(1000000, '['));
  REQUIRE(deep.failures.size() == 1);
  CHECK(deep.failures[0].reason == "too-deep");
  std::string line = "{\"title\":\"A\"}\n{\"a\":" + std::string(1000, '[') + std::string(1000, ']') + "}\n";
  CHECK(test::read_all(read_jsonl, line).failures.at(0).reason == "too-deep");
  const auto unknown = test::read_all(read_json, "{\"a\":1}");
  CHECK(unknown.failures[0].hint.find("--map") != std::string::npos);
}

TEST_CASE("responses inside lines are opened", "[indexer][reader_json]") {
  const auto sink = test::read_all(read_jsonl,
                                   "{\"articles\":[{\"title\":\"A\"},{\"title\":\"B\"}]}\n"
                                   "{\"hits\":{\"hits\":[{\"_source\":{\"title\":\"C\"}}]}}\n");
  REQUIRE(sink.articles.size() == 3);
  CHECK(sink.articles[2].title == "C");
}

TEST_CASE("a known schema without text is an article that a warning speaks of", "[indexer][reader_json]") {
  std::string warnings;
  read_one(
      R"({"date_publish":"2018-02-03","source_domain":"example.com","url":"https://example.com/1","title":null})",
      {}, &warnings);
  CHECK(warnings == "empty: the article has neither a title nor a body\n");
}

TEST_CASE("an impossible date is dropped with a warning", "[indexer][reader_json]") {
  std::string warnings;
  const Article article =
      read_one(R"({"id":"1","title":"A","body":"B","published":"2018-02-30"})", {}, &warnings);
  CHECK_FALSE(article.published.known());
  CHECK(article.published_from == DateOrigin::none);
  CHECK(warnings == "bad-date: published: '2018-02-30' is no date\n");
}

TEST_CASE("bytes that are not UTF-8 are read by what they look like", "[indexer][reader_json]") {
  const Article article = read_one("{\"title\":\"caf\xe9 ferm\xe9\",\"text\":\"B\"}");
  CHECK(article.title == "café fermé");
}

TEST_CASE("JSON is told by its beginning", "[indexer][reader_json]") {
  const InputName name{"x", "x"};
  CHECK(sniff_json("{\"a\":1}", name) > 50);
  CHECK(sniff_json("// 2019\n\n[ {\"a\"", name) > 50);
  CHECK(sniff_json("[BBC] News", name) == 0);
  CHECK(sniff_json("Some text {", name) == 0);
  CHECK(sniff_jsonl("{\"a\":1}\n{\"a\":2}\n", name) > sniff_json("{\"a\":1}\n{\"a\":2}\n", name));
  CHECK(sniff_jsonl("{\n\"a\":1}\n", name) == 0);
}

}  // namespace
}  // namespace news
