// The queries of a measurement, neutral between engines, and the loop that times them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace news::bench {

enum class Operator { all, any, phrase };

// One line of the queries file: class, and|or|phrase, words, from, to, relevance|newest, separated by tabs.
// Days are YYYYMMDD, "-" when there is no filter. Words are lower-case ASCII letters, so that every engine
// sees the same words.
struct BenchQuery {
  std::string kind;
  Operator op = Operator::all;
  std::vector<std::string> words;
  std::string from, to;  // "" is no filter; both ends inclusive
  bool newest = false;

  // The words with something between them.
  std::string joined(const std::string& separator) const;
  // The words as newssearch is asked for them.
  std::string for_newssearch() const;
};

// Throws std::runtime_error.
std::vector<BenchQuery> read_queries(const std::string& path);

// One way to answer a query; returns the number of hits it knows of.
struct Mode {
  std::string name;
  std::function<uint64_t(const BenchQuery&)> answer;
};

// CPU time of this thread, in microseconds.
double thread_cpu_microseconds();

// Answers the queries as it is told to on standard input, so that engines can take turns there: a line with
// the name of a mode is one pass over all queries in it, "warm MODE" one that is not measured, and "." is
// printed after each. At the end of the input a line for each mode and query: mode, class, number of the
// query, median of the CPU microseconds, hits. Throws std::runtime_error for a mode that is not there.
void serve_passes(const std::vector<BenchQuery>& queries, const std::vector<Mode>& modes);

}  // namespace news::bench
