// bench_ranking_cost INDEX QUERIES PASSES: what the default ranking costs beside plain BM25 (the words'
// weights alone, without pairs and leads) in the same matcher: from the text of a query to its first ten.
// Both take turns, query by query. And what --expand costs beside the default, measured after them, for it
// leaves nothing in the caches. Prints for each class and for all: queries, the median and the 95th
// percentile of the first two in CPU microseconds, and the ratios of medians, percentiles and sums; the
// median of --expand, and the ratios of medians and sums to the default, separated by tabs.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <map>
#include <string>

#include "common/query_compiler.h"
#include "searcher/matching/matcher.h"
#include "searcher/open_index.h"
#include "searcher/question.h"
#include "searcher/search.h"
#include "tests/bench/bench_queries.h"

namespace {

using namespace news;
using namespace news::bench;

enum Ranking : size_t { kDefault, kPlain, kExpand, kRankings };

uint64_t answer(OpenIndex& index, const BenchQuery& query, Ranking ranking) {
  SearchOptions options;
  options.format = OutputFormat::ids;
  options.expand = ranking == kExpand;
  const Question question = make_question(query.for_newssearch(), options);
  if (options.expand) return find_hits(index, question, options).results.total;
  uint64_t total = 0;
  index.read([&](const OpenIndex::View& view) {
    QueryCompiler compiler(view.terms());
    RankedQuery ranked;
    if (ranking == kDefault)
      ranked = compiler.ranked(question.words, question.filters, options.any);
    else
      ranked.matches = compiler.compile(whole(question));
    total = match_page(view, ranked, options).total;
  });
  return total;
}

using Times = std::array<std::vector<double>, kRankings>;

double percentile(std::vector<double> times, size_t percent) {
  const size_t rank = std::min(times.size() - 1, times.size() * percent / 100);
  std::nth_element(times.begin(), times.begin() + static_cast<ptrdiff_t>(rank), times.end());
  return times[rank];
}

double sum(const std::vector<double>& times) {
  double total = 0;
  for (const double time : times) total += time;
  return total;
}

void print(const std::string& kind, const Times& times) {
  const double p50[] = {percentile(times[kDefault], 50), percentile(times[kPlain], 50)};
  const double p95[] = {percentile(times[kDefault], 95), percentile(times[kPlain], 95)};
  std::printf("%s\t%zu\t%.0f\t%.0f\t%.2f\t%.0f\t%.0f\t%.2f\t%.2f\t", kind.c_str(), times[kDefault].size(),
              p50[kDefault], p50[kPlain], p50[kDefault] / p50[kPlain], p95[kDefault], p95[kPlain],
              p95[kDefault] / p95[kPlain], sum(times[kDefault]) / sum(times[kPlain]));
  const double expand = percentile(times[kExpand], 50);
  std::printf("%.0f\t%.2f\t%.2f\n", expand, expand / p50[kDefault],
              sum(times[kExpand]) / sum(times[kDefault]));
}

void measure(OpenIndex& index, const std::vector<BenchQuery>& queries, int passes) {
  std::map<std::string, Times> by_kind;
  Times all;
  for (const BenchQuery& query : queries) {
    if (query.newest) continue;
    Times times;
    const auto take = [&](Ranking ranking, int pass) {
      const double start = thread_cpu_microseconds();
      answer(index, query, ranking);
      if (pass >= 0) times[ranking].push_back(thread_cpu_microseconds() - start);
    };
    for (int pass = -1; pass < passes; ++pass) {
      for (const Ranking ranking : {kDefault, kPlain}) take(ranking, pass);
    }
    for (int pass = -1; pass < passes; ++pass) take(kExpand, pass);
    for (const Ranking ranking : {kDefault, kPlain, kExpand}) {
      const double median = percentile(times[ranking], 50);
      by_kind[query.kind][ranking].push_back(median);
      all[ranking].push_back(median);
    }
  }
  std::puts("class\tqueries\tp50\tplain\tratio\tp95\tplain\tratio\tsum\texpand\tratio\tsum");
  for (const auto& [kind, times] : by_kind) print(kind, times);
  print("all", all);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: bench_ranking_cost INDEX QUERIES PASSES\n", stderr);
    return 64;
  }
  try {
    OpenIndex index(argv[1]);
    measure(index, read_queries(argv[2]), std::max(1, std::atoi(argv[3])));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_ranking_cost: %s\n", error.what());
    return 2;
  }
  return 0;
}
