// relevance_score [--queries] LABEL QRELS NAME=RUN...: the figures of scorer.h for each run, one line a run;
// with
// --queries one line a query as well. Further runs are compared with the first: below theirs stands the p of
// the paired test for each figure, and `<` or `>` where the first is worse or better and p < 0.05. Without
// LABEL and the rest it prints the heading. Exit status: 0; 64 usage; 2 a file that cannot be read.
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/relevance/scorer.h"

namespace {

using namespace news::relevance;

constexpr double kSignificant = 0.05;

void print_heading() {
  std::printf("%-14s %-12s %7s", "collection", "system", "queries");
  for (const std::string_view name : kMeasureNames)
    std::printf(" %10.*s", static_cast<int>(name.size()), name.data());
  std::puts("");
}

void print_row(const std::string& label, const std::string& name, const std::string& queries,
               const Scores& scores) {
  std::printf("%-14s %-12s %7s", label.c_str(), name.c_str(), queries.c_str());
  for (const double score : scores) std::printf(" %10.4f", score);
  std::puts("");
}

void print_comparison(const std::string& label, const std::string& name, const Scores& difference,
                      const Scores& p) {
  std::printf("%-14s %-12s %7s", label.c_str(), (name + " p").c_str(), "");
  for (size_t i = 0; i < kMeasures; ++i) {
    const char mark = p[i] >= kSignificant ? ' ' : difference[i] < 0 ? '<' : '>';
    std::printf(" %c%9.4f", mark, p[i]);
  }
  std::puts("");
}

template <typename Read>
auto read_file(const std::string& path, const Read& read) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  try {
    return read(in);
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(path + ": " + error.what());
  }
}

void print_scores(const std::vector<std::string>& words, bool each_query) {
  const Judgments judgments = read_file(words[1], read_qrels);
  std::map<std::string, Scores> first;
  for (size_t i = 2; i < words.size(); ++i) {
    const size_t equals = words[i].find('=');
    const std::string name = words[i].substr(0, equals);
    const auto scores = score(read_file(words[i].substr(equals + 1), read_run), judgments);
    if (each_query) {
      for (const auto& [query, figures] : scores) print_row(words[0], name, query, figures);
    }
    const Scores average = mean(scores);
    print_row(words[0], name, std::to_string(scores.size()), average);
    if (i == 2) {
      first = scores;
      continue;
    }
    Scores difference = mean(first);
    for (size_t m = 0; m < kMeasures; ++m) difference[m] -= average[m];
    print_comparison(words[0], name, difference, paired_test(first, scores));
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  const bool each_query = !words.empty() && words[0] == "--queries";
  if (each_query) words.erase(words.begin());
  if (words.empty()) {
    print_heading();
    return 0;
  }
  bool understood = words.size() >= 3;
  for (size_t i = 2; i < words.size(); ++i) understood &= words[i].find('=') != std::string::npos;
  if (!understood) {
    std::fputs("usage: relevance_score [--queries] LABEL QRELS NAME=RUN...\n", stderr);
    return 64;
  }
  try {
    print_scores(words, each_query);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "relevance_score: %s\n", error.what());
    return 2;
  }
  return 0;
}
