#include "searcher/search.h"

#include <catch2/catch.hpp>

#include "common/error.h"
#include "tests/support/searchable_index.h"

namespace news {
namespace {

Article dated(const std::string& id, const std::string& date, const std::string& body = "cloud") {
  Article article = small_article(id, body);
  article.title = "Same headline";
  article.lang = "en";
  if (!date.empty()) article.published = *parse_rfc3339(date);
  return article;
}

// Ids of a page in their order.
std::string page(const std::string& root, const std::string& query, const SearchOptions& options) {
  FoundHits found = find_hits(root, make_question(query, options), options);
  std::string ids;
  for (size_t i = 0; i < found.size(); ++i) {
    Hit hit;
    if (!found.fetch(i, hit)) continue;
    CHECK(hit.rank == options.offset + i + 1);
    ids += (ids.empty() ? "" : " ") + hit.article.id;
  }
  return ids;
}

TEST_CASE("equal scores: newest first, then identity, whatever the segments", "[searcher][search]") {
  const Article a = dated("a", "2018"), b = dated("b", "2020-05-01"), c = dated("c", "2020-05-01"),
                d = dated("d", "");
  const Article e = dated("e", "2020-05-01T10:00:00Z");
  const SearchableIndex one({{a, b, c, d, e}});
  const SearchableIndex many({{d}, {c}, {e, a}, {b}});
  for (const SearchableIndex* index : {&one, &many}) {
    SearchOptions options;
    CHECK(page(index->root(), "cloud", options) == "e b c a d");
    CHECK(page(index->root(), "", options) == "e b c a d");
    options.limit = 2;
    CHECK(page(index->root(), "cloud", options) == "e b");
    options.offset = 2;
    CHECK(page(index->root(), "cloud", options) == "c a");
    options.offset = 5;
    CHECK(page(index->root(), "cloud", options).empty());
    options.offset = UINT64_MAX;
    CHECK(page(index->root(), "cloud", options).empty());
  }
}

TEST_CASE("sorting by date puts undated articles last both ways", "[searcher][search]") {
  const SearchableIndex index(
      {{dated("a", "2018"), dated("b", "1969-05-01"), dated("c", ""), dated("d", "2018-01-01")}});
  SearchOptions options;
  options.sort = SortOrder::newest;
  CHECK(page(index.root(), "cloud", options) == "a d b c");
  options.sort = SortOrder::oldest;
  CHECK(page(index.root(), "cloud", options) == "b a d c");
  options.sort = SortOrder::added;
  CHECK(page(index.root(), "cloud", options) == "a d b c");
}

TEST_CASE("results tell the exact total, the score, and the headline's words", "[searcher][search]") {
  std::vector<Article> articles;
  for (int i = 0; i < 60; ++i)
    articles.push_back(dated("n" + std::to_string(i), "2018", "cloud number " + std::to_string(i)));
  articles.push_back(dated("best", "2017", "cloud cloud cloud"));
  const SearchableIndex index({articles});
  SearchOptions options;
  options.limit = 3;
  FoundHits found = find_hits(index.root(), make_question("clouds -nothing", options), options);
  CHECK(found.results.query == "clouds -nothing");
  CHECK(found.results.total == 61);
  CHECK(found.results.total_is_exact);
  CHECK(found.size() == 3);
  Hit hit;
  REQUIRE(found.fetch(0, hit));
  CHECK(hit.article.id == "best");
  CHECK(hit.score > 0);
  CHECK(hit.article.body.empty());
  CHECK(hit.snippet.text.find("cloud") != std::string::npos);
  CHECK(hit.snippet.highlights.size() == 3);
  options.all = true;
  CHECK(find_hits(index.root(), make_question("clouds", options), options).size() == 61);
  options.format = OutputFormat::ids;
  options.all = false;
  CHECK(page(index.root(), "clouds", options).substr(0, 4) == "best");
}

TEST_CASE("options narrow the query", "[searcher][search]") {
  Article a = dated("a", "2018-09-02"), b = dated("b", "2018-10"), c = dated("c", "2019");
  b.source = "Other";
  c.lang = "de";
  const SearchableIndex index({{a, b, c}});
  const auto ids = [&](const std::function<void(SearchOptions&)>& set) {
    SearchOptions options;
    set(options);
    return page(index.root(), "cloud", options);
  };
  CHECK(ids([](SearchOptions& o) { o.sources = {"other"}; }) == "b");
  CHECK(ids([](SearchOptions& o) { o.sources = {"other", "test"}; }) == "c b a");
  CHECK(ids([](SearchOptions& o) { o.sources = {"test"}, o.langs = {"en"}; }) == "a");
  CHECK(ids([](SearchOptions& o) { o.since = {"2018-10"}; }) == "c b");
  CHECK(ids([](SearchOptions& o) { o.until = {"2018-10"}; }) == "b a");
  CHECK(ids([](SearchOptions& o) { o.since = {"2018-11", "2018-10"}; }) == "c b");
  CHECK(ids([](SearchOptions& o) { o.until = {"2018-10", "2017"}; }) == "b a");
  CHECK(ids([](SearchOptions& o) { o.since = {"1y"}, o.as_of = "2019-10-01"; }) == "c b");
  try {
    ids([](SearchOptions& o) { o.since = {"2018-02-30"}; });
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code == ErrorCode::usage);
    CHECK(error.message.starts_with("--since: there is no day 2018-02-30"));
  }
}

TEST_CASE("copies of one text count each other", "[searcher][search]") {
  const SearchableIndex index(
      {{dated("a", "2018"), dated("b", "2019")}, {dated("c", "2020", "cloud and more")}});
  SearchOptions options;
  FoundHits found = find_hits(index.root(), make_question("cloud", options), options);
  std::map<std::string, uint64_t> reprints;
  for (size_t i = 0; i < found.size(); ++i) {
    Hit hit;
    REQUIRE(found.fetch(i, hit));
    reprints[hit.article.id] = hit.reprints;
  }
  CHECK(reprints == std::map<std::string, uint64_t>{{"a", 1}, {"b", 1}, {"c", 0}});
}

TEST_CASE("a writer at work changes nothing of what was determined", "[searcher][search]") {
  SearchableIndex index({{dated("a", "2018"), dated("b", "2019")}});
  SearchOptions options;
  options.all = true;
  FoundHits found = find_hits(index.root(), make_question("cloud", options), options);
  for (int i = 0; i < 4; ++i)
    index.add({dated("b", "2019", "changed " + std::to_string(i)), dated("new" + std::to_string(i), "2022")});
  std::string ids;
  for (size_t i = 0; i < found.size(); ++i) {
    Hit hit;
    REQUIRE(found.fetch(i, hit));
    ids += hit.article.id;
  }
  CHECK(ids == "ba");
  CHECK(found.results.total == 2);
}

TEST_CASE("articles by id", "[searcher][search]") {
  Article a = dated("X-1", "2018"), b = dated("X-1", "2019"), c = dated("x-1", "2020"), d = dated("", "2021");
  b.source = "Other";
  c.source = "Third";
  d.url = "https://www.example.com/story/?utm_source=x";
  const SearchableIndex index({{a, b}, {c, d}});
  const auto sources = [&](const std::string& id) {
    std::string text;
    for (const Article& article : articles_with_id(index.root(), id)) text += article.source + ' ';
    return text;
  };
  CHECK(sources("X-1") == "Other Test ");
  CHECK(sources("x-1") == "Third ");
  CHECK(sources("X-2").empty());
  CHECK(articles_with_id(index.root(), "https://example.com/story").size() == 1);
  CHECK(articles_with_id(index.root(), d.url).size() == 1);
}

TEST_CASE("an empty index has no hits", "[searcher][search]") {
  const SearchableIndex index({});
  SearchOptions options;
  CHECK(page(index.root(), "cloud", options).empty());
  CHECK(page(index.root(), "", options).empty());
  CHECK(page(index.root(), "lead:\"a b\" date:2018.. -source:x", options).empty());
  std::vector<std::string> notes;
  OpenIndex open(index.root());
  CHECK(count_hits(open, make_question("cloud OR date:unknown", options), notes) == 0);
}

}  // namespace
}  // namespace news
