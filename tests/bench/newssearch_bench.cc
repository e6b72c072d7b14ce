// newssearch in process: newssearch_bench INDEX QUERIES. A query goes through what the program
// does with it, from its text to the hits. The index stays open, as in a batch; mode "open" says what opening
// costs.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

#include "searcher/open_index.h"
#include "searcher/question.h"
#include "searcher/search.h"
#include "tests/bench/bench_queries.h"

namespace {

using namespace news::bench;

std::string as_day(const std::string& digits) {
  return digits.substr(0, 4) + '-' + digits.substr(4, 2) + '-' + digits.substr(6, 2);
}

news::SearchOptions options_of(const BenchQuery& query, news::OutputFormat format) {
  news::SearchOptions options;
  options.format = format;
  if (query.newest) options.sort = news::SortOrder::newest;
  if (!query.from.empty()) {
    options.since = {as_day(query.from)};
    options.until = {as_day(query.to)};
  }
  return options;
}

class Searcher {
 public:
  explicit Searcher(std::string root) : index_(std::move(root)) {}

  uint64_t open(const BenchQuery&) {
    uint64_t articles = 0;
    news::OpenIndex(index_.root()).read([&](const news::OpenIndex::View& view) {
      articles = view.segments()->documents();
    });
    return articles;
  }
  uint64_t total(const BenchQuery& query) { return found(query, news::OutputFormat::ids).results.total; }
  uint64_t count(const BenchQuery& query) {
    std::vector<std::string> notes;
    const news::SearchOptions options = options_of(query, news::OutputFormat::ids);
    return news::count_hits(index_, news::make_question(query.for_newssearch(), options), notes);
  }
  uint64_t snippets(const BenchQuery& query) {
    news::FoundHits hits = found(query, news::OutputFormat::json);
    news::Hit hit;
    uint64_t shown = 0;
    for (size_t i = 0; i < hits.size(); ++i) shown += hits.fetch(i, hit) && !hit.snippet.text.empty();
    return shown;
  }

 private:
  news::FoundHits found(const BenchQuery& query, news::OutputFormat format) {
    const news::SearchOptions options = options_of(query, format);
    return news::find_hits(index_, news::make_question(query.for_newssearch(), options), options);
  }
  news::OpenIndex index_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: newssearch_bench INDEX QUERIES\n", stderr);
    return 64;
  }
  try {
    Searcher searcher(argv[1]);
    // The total is always exact, so the first two are the same work; both are measured to keep the tables
    // alike.
    serve_passes(read_queries(argv[2]),
                 {{"open", [&](const BenchQuery& q) { return searcher.open(q); }},
                  {"top10", [&](const BenchQuery& q) { return searcher.total(q); }},
                  {"total", [&](const BenchQuery& q) { return searcher.total(q); }},
                  {"snippets", [&](const BenchQuery& q) { return searcher.snippets(q); }},
                  {"count", [&](const BenchQuery& q) { return searcher.count(q); }}});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "newssearch_bench: %s\n", error.what());
    return 2;
  }
  return 0;
}
