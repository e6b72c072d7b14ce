#include "tests/bench/bench_queries.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace news::bench {

std::string BenchQuery::joined(const std::string& separator) const {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : separator) + word;
  return out;
}

std::string BenchQuery::for_newssearch() const {
  if (op == Operator::phrase) return '"' + joined(" ") + '"';
  return joined(op == Operator::any ? " OR " : " ");
}

std::vector<BenchQuery> read_queries(const std::string& path) {
  std::ifstream in(path);
  std::vector<BenchQuery> queries;
  std::string line, op, words, sort, word;
  while (std::getline(in, line)) {
    BenchQuery query;
    std::istringstream fields(line);
    std::getline(fields, query.kind, '\t');
    std::getline(fields, op, '\t');
    std::getline(fields, words, '\t');
    std::getline(fields, query.from, '\t');
    std::getline(fields, query.to, '\t');
    if (!std::getline(fields, sort)) throw std::runtime_error(path + ": a line has too few fields: " + line);
    query.op = op == "phrase" ? Operator::phrase : op == "or" ? Operator::any : Operator::all;
    if (query.from == "-") query.from.clear();
    if (query.to == "-") query.to.clear();
    query.newest = sort == "newest";
    for (std::istringstream split(words); split >> word;) query.words.push_back(word);
    queries.push_back(std::move(query));
  }
  if (queries.empty()) throw std::runtime_error(path + ": no queries");
  return queries;
}

double thread_cpu_microseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

void time_queries(const std::vector<BenchQuery>& queries, const std::vector<Mode>& modes, int warm,
                  int passes) {
  for (const Mode& mode : modes) {
    std::vector<std::vector<double>> times(queries.size());
    std::vector<uint64_t> hits(queries.size());
    for (int pass = -warm; pass < passes; ++pass) {
      for (size_t i = 0; i < queries.size(); ++i) {
        const double start = thread_cpu_microseconds();
        hits[i] = mode.answer(queries[i]);
        if (pass >= 0) times[i].push_back(thread_cpu_microseconds() - start);
      }
    }
    for (size_t i = 0; i < queries.size(); ++i) {
      const auto middle = times[i].begin() + static_cast<ptrdiff_t>(times[i].size() / 2);
      std::nth_element(times[i].begin(), middle, times[i].end());
      std::printf("%s\t%s\t%zu\t%.1f\t%llu\n", mode.name.c_str(), queries[i].kind.c_str(), i, *middle,
                  static_cast<unsigned long long>(hits[i]));
    }
  }
}

}  // namespace news::bench
