#include "searcher/recency.h"

#include <catch2/catch.hpp>

#include "common/error.h"
#include "searcher/half_life.h"
#include "searcher/search.h"
#include "tests/support/searchable_index.h"

namespace news {
namespace {

Article dated(const std::string& id, const std::string& date, const std::string& body) {
  Article article = small_article(id, body);
  article.title.clear();
  article.lang = "en";
  if (!date.empty()) article.published = *parse_rfc3339(date);
  return article;
}

std::string ids(const std::string& root, const std::string& query, const SearchOptions& options) {
  FoundHits found = find_hits(root, make_question(query, options), options);
  std::string text;
  for (size_t i = 0; i < found.size(); ++i) {
    Hit hit;
    if (found.fetch(i, hit)) text += (text.empty() ? "" : " ") + hit.article.id;
  }
  return text;
}

double factor(const SearchableIndex& index, const std::string& id, std::optional<int64_t> anchor,
              double half_life) {
  double found = 0;
  with_index(index.root(), [&](IndexReader& reader) {
    const std::string key = exact_term(field("id"), id);
    found = Recency(reader.database(), anchor, half_life).factor(*reader.database().postlist_begin(key));
  });
  return found;
}

TEST_CASE("the factor halves its distance to the least with every half-life", "[searcher][recency]") {
  const SearchableIndex index(
      {{dated("new", "2020-03-31T23:30:00Z", "x"), dated("month", "2020-03", "x")},
       {dated("old", "2020-03-01", "x"), dated("year", "2019", "x"), dated("none", "", "x")}});
  // Anchored at the newest article, 31 March.
  CHECK(factor(index, "new", {}, 30) == 1);
  CHECK(factor(index, "old", {}, 30) == Approx(0.75));
  CHECK(factor(index, "old", {}, 15) == Approx(0.625));
  CHECK(factor(index, "month", {}, 30) == Approx(0.75));
  CHECK(factor(index, "year", {}, 455) == Approx(0.75));
  CHECK(factor(index, "none", {}, 30) == 0.5);
  const int64_t april = days_from_civil(2020, 4, 30);
  CHECK(factor(index, "new", april, 30) == Approx(0.75));
  CHECK(factor(index, "new", days_from_civil(2010, 1, 1), 30) == 1);
  CHECK(factor(index, "new", days_from_civil(9999, 12, 31), 1) == 0.5);
}

TEST_CASE("the newest article may be dated to the month or year", "[searcher][recency]") {
  const SearchableIndex month({{dated("a", "2020-02-01", "x"), dated("b", "2020-03", "x")}});
  CHECK(factor(month, "a", {}, 29) == Approx(0.75));
  const SearchableIndex year({{dated("a", "2019-01-01", "x"), dated("b", "2020", "x")}});
  CHECK(factor(year, "a", {}, 365) == Approx(0.75));
  const SearchableIndex none({{dated("a", "", "x")}});
  CHECK(factor(none, "a", {}, 365) == 0.5);
}

TEST_CASE("--recent prefers new articles, but not to twice as good ones", "[searcher][recency]") {
  std::string more;
  for (int i = 0; i < 30; ++i) more += " more";
  const SearchableIndex index(
      {{dated("good", "2010-01-01", "cloud cloud cloud cloud cloud cloud cloud cloud"),
        dated("old", "2010-01-01", "cloud" + more)},
       {dated("new", "2020-01-01", "cloud or nothing" + more), dated("undated", "", "cloud" + more)}});
  SearchOptions options;
  CHECK(ids(index.root(), "cloud", options) == "good old undated new");
  options.recent = 30;
  CHECK(ids(index.root(), "cloud", options) == "good new old undated");
  options.as_of = "2010-01-31";
  CHECK(ids(index.root(), "cloud", options) == "good new old undated");
  options.limit = 1;
  options.offset = 1;
  CHECK(ids(index.root(), "cloud", options) == "new");
  options.offset = 0;
  options.limit = 0;
  CHECK(ids(index.root(), "cloud", options).empty());
}

// The newest match worst, far below the first hits that are fetched: it is found all the same.
TEST_CASE("what is far down by score alone comes up if it is new enough", "[searcher][recency]") {
  std::vector<Article> articles;
  for (int i = 0; i < 600; ++i) articles.push_back(dated("old" + std::to_string(i), "2000-01-01", "cloud"));
  articles.push_back(dated("new", "2020-01-01", "cloud more"));
  const SearchableIndex index({articles});
  SearchOptions options;
  options.limit = 1;
  CHECK(ids(index.root(), "cloud", options) == "old0");
  options.recent = 30;
  CHECK(ids(index.root(), "cloud", options) == "new");
  CHECK(find_hits(index.root(), make_question("cloud", options), options).results.total == 601);
}

TEST_CASE("ages are read with their units", "[searcher][recency]") {
  struct Row {
    const char* text;
    double days;  // 0: refused
  };
  const Row rows[] = {{"30d", 30}, {"30", 30}, {"2w", 14},         {"6m", 180}, {"1y", 365},
                      {"0d", 0},   {"", 0},    {"d", 0},           {"-1d", 0},  {"3 d", 0},
                      {"3x", 0},   {"1.5", 0}, {"99999999999d", 0}};
  for (const Row& row : rows) {
    INFO(row.text);
    if (row.days > 0) {
      CHECK(half_life_in_days(row.text) == row.days);
    } else {
      CHECK_THROWS_AS(half_life_in_days(row.text), Error);
    }
  }
}

}  // namespace
}  // namespace news
