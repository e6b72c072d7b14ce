#include "common/identity.h"

#include <catch2/catch.hpp>

#include "common/stored_article.h"

using namespace news;

TEST_CASE("addresses of one page are one", "[common][identity]") {
  const std::vector<std::pair<const char*, const char*>> rows = {
      {"http://www.Example.com/a/", "https://example.com/a"},
      {"HTTPS://example.com:443/a#top", "https://example.com/a"},
      {"https://example.com/a?utm_source=x&id=7&fbclid=1", "https://example.com/a?id=7"},
      {"https://example.com/A?b=2&a=1", "https://example.com/A?b=2&a=1"},
      {"https://example.com", "https://example.com"},
      {"https://example.com/?utm_medium=rss", "https://example.com"},
      {" not a url ", "not a url"},
  };
  for (const auto& [given, expected] : rows) {
    INFO(given);
    CHECK(normalise_url(given) == expected);
    CHECK(normalise_url(expected) == expected);
  }
  CHECK(host_of("http://user@www.News.example.com:8080/x?y") == "news.example.com");
  CHECK(host_of("/relative") == "");
}

TEST_CASE("identity is source and id, else the address, else the content", "[common][identity]") {
  Article article;
  article.title = "A headline";
  article.source = "Global Times";
  CHECK(identity_of(article) == "hash\x1f" + content_digest(article));
  article.url = "http://www.example.com/a/";
  CHECK(identity_of(article) == "url\x1fhttps://example.com/a");
  CHECK(shown_id(article) == "https://example.com/a");
  article.id = "http://example.com/a";
  CHECK(identity_of(article) == "url\x1fhttps://example.com/a");
  article.id = "gt-1";
  CHECK(identity_of(article) == "global times\x1fgt-1");
  CHECK(shown_id(article) == "gt-1");
}

TEST_CASE("an exported article has the identity and version of the original", "[common][identity]") {
  Article by_hash;
  by_hash.title = "T";
  by_hash.body = "Text.";
  by_hash.extra = {{"pages", "[1,2]"}};
  Article by_url = by_hash;
  by_url.url = "http://www.example.com/x/";
  Article by_id = by_url;
  by_id.id = "7";
  by_id.published = *parse_rfc3339("2018-09");
  by_id.published_from = DateOrigin::field;
  by_id.byline = {"Li Yi", "Ann Lee"};
  for (const Article& article : {by_hash, by_url, by_id}) {
    const std::string line = to_canonical_json(article, "family");
    const Article again = article_from_data(line);
    CHECK(identity_of(again) == identity_of(article));
    CHECK(version_digest(again) == version_digest(article));
    CHECK(to_canonical_json(again, "family") == line);
  }
}

TEST_CASE("copies of a text share the text digest whatever else differs", "[common][identity]") {
  Article a;
  a.title = "Strike ends";
  a.body = "Dockers\nreturn.";
  Article b = a;
  b.body = "Dockers return.";
  b.source = "Other";
  CHECK(text_digest(a) == text_digest(b));
  CHECK(content_digest(a) != content_digest(b));
}
