#include "indexer/normalise.h"

#include <catch2/catch.hpp>

#include "common/identity.h"
#include "tests/support/reading_again.h"
#include "tests/support/records.h"

namespace news {
namespace {

using Names = std::vector<std::string>;

Article dated(const std::string& published, std::string* warnings, const ReadOptions& options = {}) {
  RawArticle raw;
  raw.title = "A";
  raw.published = published;
  return test::normal(std::move(raw), options, warnings);
}

TEST_CASE("white space and control characters", "[indexer][normalise]") {
  RawArticle raw;
  raw.title = "\xEF\xBB\xBF Two\n  words\x01 \t";
  raw.body = "\r\n One \r\nline.  \r\n\r\n\r\n  Two.\x02\f\nThree.\n\n";
  raw.url = " https://www.Example.com/a \n";
  const Article article = test::normal(std::move(raw));
  CHECK(article.title == "Two words");
  CHECK(article.body == "One\nline.\n\nTwo.\n\nThree.");
  CHECK(article.url == "https://www.Example.com/a");
  CHECK(article.source == "example.com");
}

TEST_CASE("paragraphs that are not separated by empty lines", "[indexer][normalise]") {
  const std::string wide(120, 'x');
  const std::pair<std::string, std::string> cases[] = {
      {"Short one.\nShort two.", "Short one.\n\nShort two."},
      {wide + "\n" + wide, wide + "\n\n" + wide},
      {"The first line of a text that a mailer has wrapped, and it\ngoes on in the next line without "
       "any\nend.",
       "The first line of a text that a mailer has wrapped, and it\ngoes on in the next line without "
       "any\nend."},
      {"    One\nline.\n    Two.", "One\nline.\n\nTwo."},
      {"One\nline.\n\nTwo.", "One\nline.\n\nTwo."},
  };
  for (const auto& [body, expected] : cases) {
    RawArticle raw;
    raw.body = body;
    CHECK(test::normal(raw).body == expected);
    raw.canonical = true;
    CHECK(test::normal(raw).body.find(body.starts_with(' ') ? "One" : body.substr(0, 5)) == 0);
  }
}

TEST_CASE("markup and entities only where a record may hold them", "[indexer][normalise]") {
  RawArticle raw;
  raw.title = "A &amp; <b>B</b>";
  raw.body = "<p>One &lt;1&gt;.</p><p>Two.</p>";
  CHECK(test::normal(raw).title == "A &amp; <b>B</b>");
  raw.markup = true;
  CHECK(test::normal(raw).title == "A & B");
  CHECK(test::normal(raw).body == "One <1>.\n\nTwo.");
  raw.body = "Shares of <A> and <P> rose.";
  CHECK(test::normal(raw).body == "Shares of <A> and <P> rose.");
  raw.body = "if a <bb and c> d &amp; e";
  CHECK(test::normal(raw).body == "if a <bb and c> d & e");
}

TEST_CASE("bylines are split only when every part is a name", "[indexer][normalise]") {
  const std::pair<const char*, Names> cases[] = {
      {"By Ann Lee", {"Ann Lee"}},
      {"By Ann Lee and Bob Ray", {"Ann Lee", "Bob Ray"}},
      {"Ann Lee, Bob Ray and Cy van Dam", {"Ann Lee", "Bob Ray", "Cy van Dam"}},
      {"Ann Lee, Bob Ray, and Cy Dam", {"Ann Lee", "Bob Ray", "Cy Dam"}},
      {"Ann Lee; Bob", {"Ann Lee", "Bob"}},
      {"Ann Lee, Press Association", {"Ann Lee, Press Association"}},
      {"Ann Lee, Political Editor", {"Ann Lee, Political Editor"}},
      {"gr/bp", {"gr/bp"}},
      {"NTB-AFP-DPA", {"NTB-AFP-DPA"}},
      {"Por Ana Silva, G1", {"Ana Silva, G1"}},
      {"Von Anna Lee und Max Ray", {"Anna Lee", "Max Ray"}},
      {"Av Kari Nordmann", {"Kari Nordmann"}},
      {"Von der Leyen", {"Von der Leyen"}},
      {"Von Trapp", {"Von Trapp"}},
      {"LEE, ANN", {"LEE, ANN"}},
      {"Lee, Ann", {"Lee, Ann"}},
      {"Reuters and AFP", {"Reuters and AFP"}},
      {"李一", {"李一"}},
      {"By", {"By"}},
      {"123", {}},
      {"-", {}},
      {"None", {}},
      {"https://www.example.com/ann", {}},
  };
  for (const auto& [byline, expected] : cases) {
    INFO(byline);
    RawArticle raw;
    raw.byline = {byline, byline};
    CHECK(test::normal(std::move(raw)).byline == expected);
  }
}

TEST_CASE("names of languages", "[indexer][normalise]") {
  const std::pair<const char*, const char*> cases[] = {
      {"en", "en"},
      {"EN", "en"},
      {"en_US", "en-US"},
      {"en-zh", "en-zh"},
      {"german", "de"},
      {"English", "en"},
      {"français", "fr"},
      {"eng", "en"},
      {"zh-Hans", "zh-Hans"},
      {"en_US.UTF-8", "en-US"},
      {"unknown", "xx"},
      {"und", "xx"},
      {"", "xx"},
      {"simplified chinese", "zh-Hans"},
      {"42", "xx"},
  };
  ReadOptions options;
  options.lang = "xx";
  for (const auto& [given, expected] : cases) {
    INFO(given);
    RawArticle raw;
    raw.lang = given;
    CHECK(test::normal(std::move(raw), options).lang == expected);
  }
}

TEST_CASE("dates that cannot be believed are dropped with a warning", "[indexer][normalise]") {
  const std::pair<const char*, const char*> cases[] = {
      {"2018-02-30", "bad-date: published: '2018-02-30' is no date\n"},
      {"1449-12-31", "bad-date: published: '1449-12-31' is before 1450\n"},
      {"2100-01-02", "bad-date: published: '2100-01-02' is too far in the future\n"},
      {"soon", "bad-date: published: 'soon' is no date\n"},
      {"2100-01-01", ""},
      {"1450", ""},
      {"", ""},
  };
  for (const auto& [text, expected] : cases) {
    INFO(text);
    std::string warnings;
    const Article article = dated(text, &warnings);
    CHECK(warnings == expected);
    CHECK(article.published.known() == (*text != 0 && *expected == 0));
  }
}

TEST_CASE("defaults fill what a record lacks and nothing else", "[indexer][normalise]") {
  ReadOptions options;
  options.source = "Default";
  options.category = "news";
  options.lang = "de";
  options.timezone = "Europe/Berlin";
  RawArticle raw;
  raw.title = "A";
  raw.url = "https://example.com/1";
  raw.published = "2018-09-02 20:43:40";
  raw.updated = "2018-09-02T21:00:00Z";
  const Article article = test::normal(raw, options);
  CHECK(article.source == "Default");
  CHECK(article.category == "news");
  CHECK(article.lang == "de");
  CHECK(format(article.published) == "2018-09-02T20:43:40+02:00");
  CHECK(format(article.updated) == "2018-09-02T21:00:00Z");
  raw.source = "Own";
  raw.canonical = true;
  CHECK(test::normal(raw, options).source == "Own");
  CHECK(format(test::normal(raw, options).published) == "2018-09-02T20:43:40");
}

TEST_CASE("tags, subtitle, extra and id", "[indexer][normalise]") {
  RawArticle raw;
  raw.title = "A";
  raw.subtitle = " A ";
  raw.tags = {"Sea", "sea", " ", "Ships"};
  raw.extra = {{"b", "1"}, {"a", "2"}, {"b", "3"}};
  raw.url = "http://www.example.com/x/";
  raw.id = raw.url;
  const Article article = test::normal(std::move(raw));
  CHECK(article.subtitle.empty());
  CHECK(article.tags == Names{"Sea", "Ships"});
  CHECK(article.extra == std::vector<std::pair<std::string, std::string>>{{"a", "2"}, {"b", "1"}});
  CHECK(article.id.empty());
}

TEST_CASE("bytes that are not UTF-8 are decoded, or replaced with a warning", "[indexer][normalise]") {
  RawArticle raw;
  raw.title = "caf\xe9";
  raw.body = "déjà";
  const Article article = test::normal(std::move(raw));
  CHECK(article.title == "café");
  CHECK(article.body == "déjà");
}

TEST_CASE("an article without title and body", "[indexer][normalise]") {
  std::string warnings;
  RawArticle raw;
  raw.id = "1";
  test::normal(std::move(raw), {}, &warnings);
  CHECK(warnings == "empty: the article has neither a title nor a body\n");
}

TEST_CASE("an exported article read again is the same", "[indexer][normalise]") {
  RawArticle full;
  full.id = "x-1";
  full.url = "https://example.com/1?utm_source=a";
  full.title = "Head &amp; <b>";
  full.subtitle = "Sub";
  full.body = "One\nline.\n\n  <p>Two</p> &lt;\n\u2028three";
  full.source = "Example";
  full.byline = {"Ann Lee and Bob Ray", "By the sea"};
  full.published = "2018-09-02 20:43:40";
  full.updated = "2018";
  full.category = "Town";
  full.tags = {"a", "A", "b"};
  full.lang = "en_US";
  full.file = "a.zip!b.json";
  full.extra = {{"k", "{\"b\":1}"}, {"empty", "\"\""}};
  RawArticle url_only;
  url_only.url = "https://www.example.com/2#top";
  url_only.title = "Only";
  RawArticle bare;
  bare.title = "By By Ann";
  bare.body = "One\nTwo\nThree";
  for (const RawArticle& raw : {full, url_only, bare, RawArticle()}) {
    RawArticle marked = raw;
    marked.markup = true;
    for (const RawArticle& record : {raw, marked}) {
      const Article once = test::normal(record);
      if (once.title.empty() && once.body.empty()) continue;
      CHECK(test::again(once) == once);
      CHECK(identity_of(test::again(once)) == identity_of(once));
      CHECK(version_digest(test::again(once)) == version_digest(once));
    }
  }
}

}  // namespace
}  // namespace news
