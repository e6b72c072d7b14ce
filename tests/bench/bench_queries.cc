#include "tests/bench/bench_queries.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

namespace news::bench {

namespace {

// What was measured of one query in one mode.
struct Timing {
  std::vector<double> microseconds;  // of each pass
  uint64_t hits = 0;
};
using Timings = std::vector<Timing>;

void print(const std::string& mode, const std::string& kind, size_t query, Timing& timing) {
  std::vector<double>& times = timing.microseconds;
  if (times.empty()) return;
  const auto middle = times.begin() + static_cast<ptrdiff_t>(times.size() / 2);
  std::nth_element(times.begin(), middle, times.end());
  std::printf("%s\t%s\t%zu\t%.1f\t%llu\n", mode.c_str(), kind.c_str(), query, *middle,
              static_cast<unsigned long long>(timing.hits));
}

}  // namespace

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

void serve_passes(const std::vector<BenchQuery>& queries, const std::vector<Mode>& modes) {
  std::vector<Timings> timings(modes.size(), Timings(queries.size()));
  for (std::string line; std::getline(std::cin, line); std::cout << "." << std::endl) {
    const bool warm = line.starts_with("warm ");
    const std::string name = line.substr(warm ? 5 : 0);
    const auto mode = std::find_if(modes.begin(), modes.end(), [&](const Mode& m) { return m.name == name; });
    if (mode == modes.end()) throw std::runtime_error("there is no mode: " + name);
    Timings& timing = timings[static_cast<size_t>(mode - modes.begin())];
    for (size_t i = 0; i < queries.size(); ++i) {
      const double start = thread_cpu_microseconds();
      timing[i].hits = mode->answer(queries[i]);
      if (!warm) timing[i].microseconds.push_back(thread_cpu_microseconds() - start);
    }
  }
  for (size_t m = 0; m < modes.size(); ++m) {
    for (size_t i = 0; i < queries.size(); ++i) print(modes[m].name, queries[i].kind, i, timings[m][i]);
  }
}

}  // namespace news::bench
