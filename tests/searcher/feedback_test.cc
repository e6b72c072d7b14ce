#include "searcher/feedback.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "searcher/search.h"
#include "tests/support/searchable_index.h"

namespace news {
namespace {

Article english(const std::string& id, const std::string& body) {
  Article article = small_article(id, body);
  article.title.clear();
  article.lang = "en";
  return article;
}

// Sixty articles about nothing, so that a tenth of the archive is a few.
std::vector<Article> archive(std::vector<Article> articles) {
  for (int i = 0; i < 60; ++i)
    articles.push_back(english("filler" + std::to_string(i), "nothing everywhere " + std::to_string(i)));
  return articles;
}

std::map<std::string, double> stems(const SearchableIndex& index, const std::map<std::string, double>& best) {
  std::map<std::string, double> found;
  with_index(index.root(), [&](IndexReader& reader) {
    std::vector<FeedbackArticle> articles;
    for (const auto& [id, score] : best) {
      const std::string key = exact_term(field("id"), id);
      articles.push_back({*reader.database().postlist_begin(key), score});
    }
    found.clear();
    for (const FeedbackStem& stem : feedback_stems(reader.database(), articles))
      found[stem.stem] = stem.weight;
  });
  return found;
}

std::string ids(const std::string& root, const std::string& query, const SearchOptions& options,
                std::vector<std::string>* notes = nullptr) {
  FoundHits found = find_hits(root, make_question(query, options), options);
  if (notes) *notes = found.results.notes;
  std::string text;
  for (size_t i = 0; i < found.size(); ++i) {
    Hit hit;
    if (found.fetch(i, hit)) text += (text.empty() ? "" : " ") + hit.article.id;
  }
  return text;
}

TEST_CASE("stems that tell the best articles from the rest are chosen", "[searcher][feedback]") {
  const SearchableIndex index({archive({english("a", "dredging of harbours, and of ports: the 1990s once ab"),
                                        english("b", "dredgers at harbour and port, everywhere, because"),
                                        english("c", "ports 1990s ab")})});
  const auto found = stems(index, {{"a", 2.0}, {"b", 2.0}});
  std::vector<std::string> names;
  double sum = 0;
  for (const auto& [stem, weight] : found) {
    names.push_back(stem);
    sum += weight;
  }
  // Not: of, and, at, the, once, because (stop words), ab (short), 1990s (no stem), dredg and dredger (in one
  // article), everywher (in more than a tenth).
  CHECK(names == std::vector<std::string>{"harbour", "port"});
  CHECK(sum == Approx(1));
  // harbour is in 2 of 63 articles, port in 3; both stand once in either article.
  CHECK(found.at("harbour") / found.at("port") == Approx(std::log(64 / 2.5) / std::log(64 / 3.5)));
}

TEST_CASE("an article counts by the square of its score and the share of the word in it",
          "[searcher][feedback]") {
  const SearchableIndex index({archive({english("a", "whale whale whale stranded"),
                                        english("b", "ferry one two six"), english("c", "whale ferry")})});
  const auto found = stems(index, {{"a", 4.0}, {"b", 2.0}});
  CHECK(found.at("whale") / found.at("ferri") == Approx(3 * 4));
}

TEST_CASE("at most 30 stems, of at most 10 articles, are added", "[searcher][feedback]") {
  std::string words;
  for (char c = 'a'; c <= 'z'; ++c) words += std::string("word") + c + " other" + c + ' ';
  std::vector<Article> articles;
  std::map<std::string, double> best;
  for (int i = 0; i < 12; ++i) {
    articles.push_back(english(std::to_string(10 + i), i < 2 ? words : "single" + std::to_string(i / 2)));
    best[std::to_string(10 + i)] = 1;
  }
  const SearchableIndex index({archive(articles)});
  const auto found = stems(index, best);
  CHECK(found.size() == 30);
  CHECK(stems(index, {{"20", 1.0}, {"21", 1.0}}).size() == 1);
  best.erase("10");
  best.erase("11");
  CHECK_FALSE(stems(index, best).empty());
  CHECK(stems(index, {}).empty());
}

TEST_CASE("--expand orders by the words of the best; with --any it finds by them too",
          "[searcher][feedback]") {
  const SearchableIndex index(
      {archive({english("a", "whale stranded beach tide"), english("b", "whale stranded beach"),
                english("c", "whale quota minister paper plan"),
                english("d", "whale stranded seen from the pier today"), english("e", "beach stranded")})});
  SearchOptions options;
  options.all = true;
  std::vector<std::string> notes;
  CHECK(ids(index.root(), "whale", options, &notes) == "b a c d");
  CHECK(notes.empty());
  options.expand = true;
  CHECK(ids(index.root(), "whale", options, &notes) == "b a d c");
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].starts_with("--expand: these stems count too: "));
  CHECK(notes[0].find(" beach") != std::string::npos);
  options.any = true;
  CHECK(ids(index.root(), "whale", options) == "b a d c e");
  CHECK(ids(index.root(), "whale absent", options).find('e') != std::string::npos);
  options.sources = {"nobody"};
  CHECK(ids(index.root(), "whale absent", options, &notes).empty());
  CHECK(notes[0] == "--expand: the best articles have no words to add");
  options.sources.clear();
  CHECK(ids(index.root(), "-whale", options).find('a') == std::string::npos);
}

TEST_CASE("words of a query are its leaves that are not excluded", "[searcher][feedback]") {
  struct Row {
    const char* query;
    size_t words;
  };
  const Row rows[] = {{"", 0}, {"a", 1}, {"a b a", 3}, {"a (b OR c) -d", 3}, {"\"a b\" c source:x", 2}};
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(query_words(parse_query(row.query, {}).root) == row.words);
  }
}

}  // namespace
}  // namespace news
