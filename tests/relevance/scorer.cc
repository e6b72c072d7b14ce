#include "tests/relevance/scorer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <random>
#include <set>
#include <sstream>
#include <stdexcept>

namespace news::relevance {

namespace {

constexpr int kDraws = 100'000;
constexpr unsigned kSeed = 1;
constexpr size_t kCutoff = 10;
constexpr size_t kDeepCutoff = 100;

std::runtime_error bad_line(size_t number, const std::string& why) {
  return std::runtime_error("line " + std::to_string(number) + ": " + why);
}

// Calls `sink` with the columns of each line that is not blank.
void read_columns(std::istream& in, size_t columns,
                  const std::function<void(size_t, const std::vector<std::string>&)>& sink) {
  std::string line;
  for (size_t number = 1; std::getline(in, line); ++number) {
    std::istringstream words(line);
    std::vector<std::string> found;
    for (std::string word; words >> word;) found.push_back(word);
    if (found.empty()) continue;
    if (found.size() < columns) throw bad_line(number, "fewer than " + std::to_string(columns) + " columns");
    sink(number, found);
  }
}

float number_of(size_t line, const std::string& text) {
  char* end = nullptr;
  const float value = std::strtof(text.c_str(), &end);
  if (end == text.c_str() || *end != '\0') throw bad_line(line, "no number: " + text);
  return value;
}

double discount(size_t rank) { return std::log2(static_cast<double>(rank) + 1); }

double ideal_gain(const Judged& judged) {
  std::vector<int> gains;
  for (const auto& entry : judged) gains.push_back(std::max(entry.second, 0));
  std::sort(gains.rbegin(), gains.rend());
  double sum = 0;
  for (size_t i = 0; i < std::min(gains.size(), kCutoff); ++i) sum += gains[i] / discount(i + 1);
  return sum;
}

}  // namespace

Judgments read_qrels(std::istream& in) {
  Judgments judgments;
  read_columns(in, 4, [&](size_t line, const std::vector<std::string>& columns) {
    const int judgment = static_cast<int>(number_of(line, columns[3]));
    if (!judgments[columns[0]].emplace(columns[2], judgment).second)
      throw bad_line(line, "judged twice: " + columns[2]);
  });
  return judgments;
}

Run read_run(std::istream& in) {
  std::map<std::string, std::vector<std::pair<float, std::string>>> scored;
  std::map<std::string, std::set<std::string>> seen;
  read_columns(in, 6, [&](size_t line, const std::vector<std::string>& columns) {
    if (!seen[columns[0]].insert(columns[2]).second) throw bad_line(line, "found twice: " + columns[2]);
    scored[columns[0]].emplace_back(number_of(line, columns[4]), columns[2]);
  });
  Run run;
  for (auto& [query, documents] : scored) {
    std::sort(documents.rbegin(), documents.rend());
    Ranking& ranking = run[query];
    for (auto& document : documents) ranking.push_back(std::move(document.second));
  }
  return run;
}

Scores score(const Ranking& ranking, const Judged& judged) {
  const auto relevant = static_cast<double>(
      std::count_if(judged.begin(), judged.end(), [](const auto& entry) { return entry.second > 0; }));
  Scores scores{};
  if (relevant == 0) return scores;
  double found = 0;
  for (size_t rank = 1; rank <= ranking.size(); ++rank) {
    const auto entry = judged.find(ranking[rank - 1]);
    if (entry == judged.end() || entry->second <= 0) continue;
    if (++found == 1) scores[kReciprocalRank] = 1.0 / static_cast<double>(rank);
    scores[kMap] += found / static_cast<double>(rank);
    if (rank <= kDeepCutoff) ++scores[kRecall100];
    if (rank > kCutoff) continue;
    ++scores[kPrecision10];
    scores[kNdcg10] += entry->second / discount(rank);
  }
  scores[kMap] /= relevant;
  scores[kNdcg10] /= ideal_gain(judged);
  scores[kPrecision10] /= kCutoff;
  scores[kRecall100] /= relevant;
  return scores;
}

std::map<std::string, Scores> score(const Run& run, const Judgments& judgments) {
  std::map<std::string, Scores> by_query;
  for (const auto& [query, judged] : judgments) {
    const auto answer = run.find(query);
    by_query[query] = answer == run.end() ? Scores{} : score(answer->second, judged);
  }
  return by_query;
}

Scores mean(const std::map<std::string, Scores>& by_query) {
  Scores sums{};
  for (const auto& entry : by_query) {
    for (size_t i = 0; i < kMeasures; ++i) sums[i] += entry.second[i];
  }
  for (double& sum : sums) sum /= static_cast<double>(std::max<size_t>(by_query.size(), 1));
  return sums;
}

Scores paired_test(const std::map<std::string, Scores>& a, const std::map<std::string, Scores>& b) {
  std::vector<Scores> differences;
  for (const auto& [query, scores] : a) {
    Scores& difference = differences.emplace_back(scores);
    for (size_t i = 0; i < kMeasures; ++i) difference[i] -= b.at(query)[i];
  }
  const auto sums = [&](const std::function<bool()>& exchanged) {
    Scores total{};
    for (const Scores& difference : differences) {
      const double sign = exchanged() ? -1 : 1;
      for (size_t i = 0; i < kMeasures; ++i) total[i] += sign * difference[i];
    }
    return total;
  };
  const Scores observed = sums([] { return false; });
  std::mt19937 random(kSeed);
  Scores as_large{};
  for (int draw = 0; draw < kDraws; ++draw) {
    const Scores drawn = sums([&] { return (random() & 1U) != 0; });
    for (size_t i = 0; i < kMeasures; ++i)
      as_large[i] += std::abs(drawn[i]) >= std::abs(observed[i]) - 1e-12 ? 1 : 0;
  }
  for (double& count : as_large) count = (count + 1) / (kDraws + 1);
  return as_large;
}

}  // namespace news::relevance
