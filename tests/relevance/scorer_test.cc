#include "tests/relevance/scorer.h"

#include <catch2/catch.hpp>
#include <sstream>

namespace news::relevance {
namespace {

Judgments qrels(const std::string& text) {
  std::istringstream in(text);
  return read_qrels(in);
}
Run run(const std::string& text) {
  std::istringstream in(text);
  return read_run(in);
}

// Worked out by hand; logarithms are to base 2.
TEST_CASE("the figures are those of their definitions", "[relevance][scorer]") {
  struct Row {
    const char* what;
    Ranking ranking;
    Judged judged;
    Scores scores;
  };
  const Row rows[] = {
      {"ranks 1 and 3 of two relevant ones: (1/1 + 2/3) / 2; (1 + 1/log 4) / (1 + 1/log 3)",
       {"a", "x", "b"},
       {{"a", 1}, {"b", 1}, {"c", 0}},
       {0.833333, 0.919721, 0.2, 1, 1}},
      {"one of two found, at rank 2: (1/2) / 2; (1/log 3) / (1 + 1/log 3)",
       {"x", "a"},
       {{"a", 1}, {"b", 1}},
       {0.25, 0.386853, 0.1, 0.5, 0.5}},
      {"judgments are gains: (1/1 + 3/log 3) / (3 + 1/log 3)",
       {"low", "high"},
       {{"low", 1}, {"high", 3}},
       {1, 0.796708, 0.2, 1, 1}},
      {"not judged, judged 0 and judged -1 are not relevant",
       {"x", "zero", "minus", "a"},
       {{"zero", 0}, {"minus", -1}, {"a", 1}},
       {0.25, 0.430677, 0.1, 1, 0.25}},
      {"nothing relevant", {"x"}, {{"zero", 0}}, {0, 0, 0, 0, 0}},
      {"nothing found", {}, {{"a", 1}}, {0, 0, 0, 0, 0}},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const Scores found = score(row.ranking, row.judged);
    for (size_t i = 0; i < kMeasures; ++i) {
      INFO(kMeasureNames[i]);
      CHECK(found[i] == Approx(row.scores[i]).margin(1e-6));
    }
  }
}

TEST_CASE("cutoffs count ranks, and MAP has none", "[relevance][scorer]") {
  Ranking ranking;
  for (int i = 1; i <= 200; ++i) ranking.push_back("d" + std::to_string(i));
  const Scores found = score(ranking, {{"d11", 1}, {"d100", 1}, {"d101", 1}, {"d200", 1}});
  CHECK(found[kMap] == Approx((1.0 / 11 + 2.0 / 100 + 3.0 / 101 + 4.0 / 200) / 4));
  CHECK(found[kNdcg10] == 0);
  CHECK(found[kPrecision10] == 0);
  CHECK(found[kRecall100] == 0.5);
  CHECK(found[kReciprocalRank] == Approx(1.0 / 11));
}

TEST_CASE("runs are ordered by score in single precision, then by falling name", "[relevance][scorer]") {
  CHECK(run("1 Q0 a 1 2.5 t\n1 Q0 b 2 3.5 t\n\n2 Q0 a 1 -1 t\n1 Q0 c 3 1e2 t\n") ==
        Run{{"1", {"c", "b", "a"}}, {"2", {"a"}}});
  CHECK(run("1 Q0 a 1 2 t\n1 Q0 c 2 2 t\n1 Q0 b 3 2.0 t\n") == Run{{"1", {"c", "b", "a"}}});
  // 33.000004 and 33.000005 are one float.
  CHECK(run("1 Q0 a 1 33.000005 t\n1 Q0 b 2 33.000004 t\n") == Run{{"1", {"b", "a"}}});
}

TEST_CASE("averages run over the judged queries", "[relevance][scorer]") {
  const auto by_query = score(run("1 Q0 a 1 2 t\n9 Q0 a 1 2 t\n"), qrels("1 0 a 1\n2 0 a 1\n3 0 a 0\n"));
  CHECK(by_query.size() == 3);
  CHECK(mean(by_query)[kMap] == Approx(1.0 / 3));
  CHECK(mean({})[kMap] == 0);
}

TEST_CASE("what is no qrels or run is refused with the line", "[relevance][scorer]") {
  CHECK_THROWS_WITH(qrels("1 0 a 1\n1 0 a\n"), "line 2: fewer than 4 columns");
  CHECK_THROWS_WITH(qrels("1 0 a yes\n"), "line 1: no number: yes");
  CHECK_THROWS_WITH(qrels("1 0 a 1\n\n1 0 a 0\n"), "line 3: judged twice: a");
  CHECK_THROWS_WITH(run("1 Q0 a 1 2\n"), "line 1: fewer than 6 columns");
  CHECK_THROWS_WITH(run("1 Q0 a 1 2x t\n"), "line 1: no number: 2x");
  CHECK_THROWS_WITH(run("1 Q0 a 1 2 t\n1 Q0 a 2 1 t\n"), "line 2: found twice: a");
}

// With n queries that all differ the same way, 2 of the 2^n exchanges are as large as what was seen.
TEST_CASE("the paired test gives the share of exchanges that are as large", "[relevance][scorer]") {
  std::map<std::string, Scores> better, worse;
  for (int i = 0; i < 8; ++i) {
    better[std::to_string(i)] = {0.5, 0.5 + 0.01 * (i % 2 == 0 ? 1 : -1), 0.5, 0.5, 0.5};
    worse[std::to_string(i)] = {0.4, 0.5, 0.5, 0.6, 0.5};
  }
  const Scores p = paired_test(better, worse);
  CHECK(p[kMap] == Approx(2.0 / 256).margin(0.001));
  CHECK(p[kNdcg10] == Approx(1));
  CHECK(p[kPrecision10] == Approx(1));
  CHECK(p[kRecall100] == Approx(2.0 / 256).margin(0.001));
  CHECK(paired_test(better, worse) == p);
}

}  // namespace
}  // namespace news::relevance
