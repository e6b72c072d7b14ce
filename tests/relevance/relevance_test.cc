// The order of hits on a small collection of our own (docs.jsonl, queries.tsv, qrels.txt), as it was once
// looked at and approved: which articles come first for each query, and the figures of all queries together.
// A change of the ranking shows here before it is measured on larger collections (scripts/evaluate).
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "searcher/batch.h"
#include "searcher/search.h"
#include "tests/relevance/scorer.h"
#include "tests/support/golden.h"
#include "tests/support/searchable_index.h"

namespace news {
namespace {

using namespace relevance;

constexpr size_t kShown = 5;  // ranks of a query in the golden file

std::string place(const char* file) { return std::string(TEST_SOURCE_DIR) + "/relevance/" + file; }

std::vector<Article> articles() {
  std::ifstream in(place("docs.jsonl"));
  std::vector<Article> read;
  for (std::string line; std::getline(in, line);) read.push_back(article_from_data(line));
  return read;
}

std::vector<BatchQuery> queries() {
  std::vector<BatchQuery> read;
  read_batch(place("queries.tsv"), [&](const BatchQuery& query) { read.push_back(query); });
  return read;
}

Judgments judgments() {
  std::ifstream in(place("qrels.txt"));
  return read_qrels(in);
}

Ranking ranking(const std::string& root, const std::string& query, const SearchOptions& options) {
  FoundHits found = find_hits(root, make_question(query, options), options);
  Ranking ids;
  for (size_t i = 0; i < found.size(); ++i) {
    Hit hit;
    if (found.fetch(i, hit)) ids.push_back(hit.article.id);
  }
  return ids;
}

// `query  id(judgment) id id(judgment)`; an id without a judgment is not judged.
std::string line(const std::string& query, const Ranking& ids, const Judged& judged) {
  std::string text = query;
  for (size_t i = 0; i < std::min(ids.size(), kShown); ++i) {
    const auto entry = judged.find(ids[i]);
    text +=
        entry == judged.end() ? fmt::format(" {}", ids[i]) : fmt::format(" {}({})", ids[i], entry->second);
  }
  return text + '\n';
}

struct Mode {
  const char* name;
  const char* labels;  // queries whose label begins so
  bool any;            // the way of scripts/evaluate; else all words must occur, and what is near orders them
};
constexpr Mode kModes[] = {{"any", "", true}, {"all", "short-", false}};

SearchOptions options_of(const Mode& mode) {
  SearchOptions options;
  options.all = true;
  options.format = OutputFormat::ids;
  options.any = mode.any;
  options.literal = true;
  return options;
}

// Of the queries that were run.
std::map<std::string, Scores> scores_of(const Run& run, const Judgments& judged) {
  std::map<std::string, Scores> scores;
  for (const auto& [query, ids] : run) scores[query] = score(ids, judged.at(query));
  return scores;
}

TEST_CASE("the order of hits is the approved one", "[relevance][golden]") {
  // Two segments, as after a second `newsidx add`: the order must not depend on it.
  std::vector<Article> first = articles();
  std::vector<Article> second(first.begin() + static_cast<ptrdiff_t>(first.size() / 2), first.end());
  first.resize(first.size() / 2);
  const SearchableIndex index({first, second});
  const Judgments judged = judgments();
  std::string ranks;
  std::string figures = "mode";
  for (const std::string_view name : kMeasureNames) figures += fmt::format(" {:>10}", name);
  figures += '\n';
  for (const Mode& mode : kModes) {
    Run run;
    ranks += fmt::format("== {}\n", mode.name);
    for (const BatchQuery& query : queries()) {
      if (!query.label.starts_with(mode.labels)) continue;
      run[query.label] = ranking(index.root(), query.text, options_of(mode));
      ranks += line(query.label, run[query.label], judged.at(query.label));
    }
    figures += fmt::format("{:4}", mode.name);
    for (const double figure : mean(scores_of(run, judged))) figures += fmt::format(" {:10.4f}", figure);
    figures += '\n';
  }
  check_golden("relevance/golden/ranks.txt", ranks);
  check_golden("relevance/golden/figures.txt", figures);
}

TEST_CASE("the collection is sound", "[relevance]") {
  std::map<std::string, int> ids;
  for (const Article& article : articles()) ++ids[article.id];
  CHECK(ids.size() >= 40);
  for (const auto& [id, count] : ids) {
    INFO(id);
    CHECK(count == 1);
  }
  const Judgments judged = judgments();
  CHECK(judged.size() == queries().size());
  for (const auto& [query, documents] : judged) {
    for (const auto& entry : documents) {
      INFO(query << ' ' << entry.first);
      CHECK(ids.contains(entry.first));
    }
  }
}

}  // namespace
}  // namespace news
