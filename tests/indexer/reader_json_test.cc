#include "indexer/reader_json.h"

#include <catch2/catch.hpp>

#include "common/json.h"
#include "indexer/json_schemas.h"
#include "indexer/python_json.h"
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
      {"wordpress",
       R"({"id":7,"date":"2018-09-02T20:43:40","link":"https://example.com/7","title":{"rendered":"A &#8220;B&#8221;"},
           "content":{"rendered":"<p>One.</p>\n"},"excerpt":{"rendered":"<p>Short</p>"},"sticky":false})",
       make("7", "https://example.com/7", "A “B”", "Short", "One.", "example.com", {}, "2018-09-02T20:43:40",
            "", {}, "", {{"sticky", "false"}})},
      {"wordpress",
       R"({"id":7,"date":"2018-09-02T20:43:40","date_gmt":"2018-09-02T18:43:40","modified":"2018-09-03T20:00:00",
           "modified_gmt":"2018-09-03T18:00:00","link":"https://example.com/7","title":{"rendered":"Head"},
           "content":{"rendered":"<p>One.</p>"},"categories":[4,5],"_embedded":{"author":[{"name":"Ann Lee"}],
           "wp:term":[[{"name":"Town","taxonomy":"category"},{"name":"Sea","taxonomy":"category"}],
           [{"name":"ships","taxonomy":"post_tag"}]]}})",
       [] {
         Article article =
             make("7", "https://example.com/7", "Head", "", "One.", "example.com", {"Ann Lee"},
                  "2018-09-02T20:43:40+02:00", "Town", {"Sea", "ships"}, "", {{"categories", "[4,5]"}});
         return article;
       }()},
      {"arc",
       R"({"_id":"x","canonical_url":"https://example.com/7","headlines":{"basic":"Head"},"subheadlines":{"basic":"Short"},
           "content_elements":[{"type":"text","content":"<p>One.</p>"},{"type":"image","caption":"A ship","content":"x"},
           {"type":"list","items":[{"type":"text","content":"Two."}]},{"type":"raw_html","content":"<b>y</b>"}],
           "credits":{"by":[{"name":"Ann Lee"}]},"display_date":"2018-09-02T20:43:40Z","taxonomy":{"tags":[{"text":"sea"}],
           "primary_section":{"name":"Town"}},"language":"en"})",
       make("x", "https://example.com/7", "Head", "Short", "One.\n\nTwo.", "example.com", {"Ann Lee"},
            "2018-09-02T20:43:40Z", "Town", {"sea"}, "en")},
      {"",
       R"({"id":"x","article_url":"https://example.com/7","title":"Head","author":"Ann Lee","published_date":1535913820000,
           "contents":[{"content":"Town","type":"kicker"},{"content":"Head","type":"title"},{"content":"By Ann Lee","type":"byline"},
           {"content":1535913820000,"type":"date"},{"content":"<p>One.</p>","type":"sanitized_html"},
           {"fullcaption":"A ship","type":"image"},{"content":"Two.","type":"sanitized_html"}],"type":"article"})",
       make("x", "https://example.com/7", "Head", "", "One.\n\nTwo.", "example.com", {"Ann Lee"},
            "2018-09-02T18:43:40Z", "", {}, "", {{"type", "\"article\""}})},
      {"", R"({"id":"x-1","title":"Head","content":"One.","date":"2018-09-02","source":"Example"})",
       make("x-1", "", "Head", "", "One.", "Example", {}, "2018-09-02", "", {}, "")},
      {"", R"({"title":"Head","body":["One.","Two."]})",
       make("", "", "Head", "", "One.\n\nTwo.", "", {}, "", "", {}, "")},
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

TEST_CASE("articles in envelopes, under names, and in tables of data frames", "[indexer][reader_json]") {
  struct {
    const char* text;
    std::vector<std::pair<std::string, std::string>> articles;  // title, body
    size_t failures;
  } const cases[] = {
      {R"({"data":{"articles":{"article":[{"headline":"A","story":{"text":"B"}},{"headline":"C"}]}}})",
       {{"A", "B"}, {"C", ""}},
       0},
      {R"({"status":"ok","article":{"title":"A","text":"B"}})", {{"A", "B"}}, 0},
      {R"({"a1":{"title":"A","text":"B"},"a2":{"title":"C","text":"D"}})", {{"A", "B"}, {"C", "D"}}, 0},
      {R"({"1":{"title":"A"},"2":{"x":{}},"3":{"title":"B"},"4":{"title":"C"},"5":{"title":"D"}})",
       {{"A", ""}, {"B", ""}, {"C", ""}, {"D", ""}},
       1},
      {R"({"title":{"0":"A","1":"C"},"content":{"0":"B","1":"D"}})", {{"A", "B"}, {"C", "D"}}, 0},
      {R"({"title":["A","C"],"content":["B","D"]})", {{"A", "B"}, {"C", "D"}}, 0},
      {R"({"columns":["title","content"],"index":[0,1],"data":[["A","B"],["C","D"]]})",
       {{"A", "B"}, {"C", "D"}},
       0},
      {R"({"name":{"x":1},"settings":{"y":2}})", {}, 1},
  };
  for (const auto& item : cases) {
    INFO(item.text);
    auto sink = test::read_all(read_json, item.text);
    CHECK(sink.failures.size() == item.failures);
    REQUIRE(sink.articles.size() == item.articles.size());
    for (size_t i = 0; i < item.articles.size(); ++i) {
      CHECK(sink.articles[i].title == item.articles[i].first);
      CHECK(sink.articles[i].body == item.articles[i].second);
    }
  }
  const auto sink = test::read_all(read_json, R"({"https://example.com/7":{"title":"A"}})");
  REQUIRE(sink.articles.size() == 1);
  CHECK(sink.articles[0].url == "https://example.com/7");
}

TEST_CASE("records that Python printed", "[indexer][reader_json]") {
  const std::string first =
      "{'title': 'A', 'text': \"It's { here\", 'authors': ['Ann Lee'], 'url': None, 'ok': True, "
      "'date': datetime.datetime(2018, 9, 2, 20, 43, tzinfo=datetime.timezone.utc)}";
  const std::string second = "{'title': 'B \\'b\\'', u'text': 'Two' 'fold', 'n': nan, 'id': ObjectId('5f')}";
  for (const std::string& text : {first + "\n" + second + "\n", "[" + first + ",\n " + second + "]"}) {
    INFO(text);
    CHECK(sniff_json(text, {"x", "x"}) + sniff_jsonl(text, {"x", "x"}) > 80);
    const auto sink = test::read_all(read_json, text, {}, "x", 7);
    REQUIRE(sink.articles.size() == 2);
    CHECK(sink.articles[0].title == "A");
    CHECK(sink.articles[0].body == "It's { here");
    CHECK(sink.articles[0].byline == Names{"Ann Lee"});
    CHECK(sink.articles[0].published == "2018-09-02T20:43:00Z");
    CHECK(sink.articles[1].title == "B 'b'");
    CHECK(sink.articles[1].body == "Twofold");
    CHECK(sink.articles[1].id == "5f");
  }
  CHECK(test::read_all(read_json, "{'title': 'A', 'text': lambda x: x}").failures.size() == 1);
}

TEST_CASE("Python to JSON", "[indexer][reader_json]") {
  struct {
    const char* python;
    const char* json;  // "": none
  } const cases[] = {
      {"{'a': 1, 2: -1.5e3, 'b': [None, True, False, nan, inf],}",
       R"({"a":1,"2":-1.5e3,"b":[null,true,false,null,null]})"},
      {R"({'a': "b\"c", 'd': 'e\n\x41\u00e9'})", R"({"a":"b\"c","d":"e\nAé"})"},
      {"('a', ())", R"(["a",[]])"},
      {"{'d': datetime.date(2018, 9, 2), 't': Timestamp('2018-09-02', tz='UTC')}",
       R"({"d":"2018-09-02","t":"2018-09-02"})"},
      {"{'d': datetime.datetime(2018, 9, 2, 1, 2, 3, 4, tzinfo=<UTC>)}", R"({"d":"2018-09-02T01:02:03Z"})"},
      {"{'a': }", ""},
      {"{'a'", ""},
      {"{'a': 'b}", ""},
      {"{'a': 1} x", ""},
      {"", ""},
  };
  for (const auto& item : cases) {
    INFO(item.python);
    CHECK(json_from_python(item.python).value_or("") == item.json);
  }
  CHECK_FALSE(json_from_python(std::string(100000, '[')));
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
