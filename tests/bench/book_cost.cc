// bench_book_cost NORMAL BOOKS < queries: what a hit with its snippet costs in an index of articles of the
// usual length and in one of books, query by query, in instructions of this thread (in CPU microseconds where
// the system does not count them). Prints query, both figures for one hit, their ratio, separated by tabs.
#include <linux/perf_event.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>

#include "searcher/open_index.h"
#include "searcher/question.h"
#include "searcher/search.h"
#include "tests/bench/bench_queries.h"

namespace {

class Meter {
 public:
  Meter() {
    perf_event_attr wanted{};
    wanted.size = sizeof wanted;
    wanted.type = PERF_TYPE_HARDWARE;
    wanted.config = PERF_COUNT_HW_INSTRUCTIONS;
    wanted.exclude_kernel = 1;
    wanted.exclude_hv = 1;
    file_ = static_cast<int>(syscall(SYS_perf_event_open, &wanted, 0, -1, -1, 0));
  }
  ~Meter() {
    if (file_ >= 0) close(file_);
  }
  Meter(const Meter&) = delete;
  Meter& operator=(const Meter&) = delete;

  bool counts_instructions() const noexcept { return file_ >= 0; }
  double now() const {
    uint64_t count = 0;
    if (file_ >= 0 && read(file_, &count, sizeof count) == sizeof count) return static_cast<double>(count);
    return news::bench::thread_cpu_microseconds();
  }

 private:
  int file_;
};

// Of one hit, the median of some passes, the first of which warms up.
double cost(const Meter& meter, news::OpenIndex& index, const std::string& text) {
  constexpr size_t kPasses = 25;
  news::SearchOptions options;
  options.format = news::OutputFormat::json;
  std::vector<double> costs;
  for (size_t pass = 0; pass <= kPasses; ++pass) {
    news::FoundHits hits = news::find_hits(index, news::make_question(text, options), options);
    if (hits.size() == 0) return 0;
    const double start = meter.now();
    news::Hit hit;
    for (size_t i = 0; i < hits.size(); ++i) hits.fetch(i, hit);
    if (pass > 0) costs.push_back((meter.now() - start) / static_cast<double>(hits.size()));
  }
  std::nth_element(costs.begin(), costs.begin() + kPasses / 2, costs.end());
  return costs[kPasses / 2];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: bench_book_cost NORMAL BOOKS < queries\n", stderr);
    return 64;
  }
  try {
    const Meter meter;
    news::OpenIndex normal(argv[1]);
    news::OpenIndex books(argv[2]);
    std::printf("query\tarticle\tbook\tratio\t(%s)\n",
                meter.counts_instructions() ? "instructions" : "microseconds");
    std::string query;
    while (std::getline(std::cin, query)) {
      const double usual = cost(meter, normal, query);
      const double book = cost(meter, books, query);
      std::printf("%s\t%.0f\t%.0f\t%.2f\n", query.c_str(), usual, book, usual > 0 ? book / usual : 0);
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_book_cost: %s\n", error.what());
    return 2;
  }
  return 0;
}
