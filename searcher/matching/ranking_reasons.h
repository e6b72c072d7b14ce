// What the reasons of a RankedQuery add to scores. Where words stand is looked up only for articles whose
// place on the page depends on it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/query_compiler.h"
#include "searcher/matching/open_segments.h"

namespace news {

// Scores that differ by no more may be equal once they are rounded (direct_match.h).
inline constexpr double kRounding = 2e-6;

// An article that matches and may be among those wanted.
struct Candidate {
  uint32_t segment = 0;
  uint32_t document = 0;
  double norm = 0;  // Bm25::norm of its length
  double score = 0;
};

class RankingReasons {
 public:
  // nullopt if a part of the query is of a kind that is Xapian's alone. Keeps references to both.
  static std::optional<RankingReasons> of(OpenSegments& index, const RankedQuery& query);

  // No score grows by more than this factor, which is at least 1. A form of a word has no higher count than
  // the word in all its forms, so that what a pair adds is bounded by the weights of its words.
  double growth() const noexcept { return growth_; }

  // Adds what the reasons give to candidates that can be among the `wanted` best; the others are removed.
  // Candidates come by segment and document, ascending.
  void add_to(std::vector<Candidate>& candidates, size_t wanted);

 private:
  struct Pair {
    std::string first, second;
    double first_weight, second_weight;  // Bm25::term_weight
  };
  class SegmentPairs;

  RankingReasons(OpenSegments& index) : index_(index) {}
  bool add_pair(const RankedQuery::Pair& pair);
  void add_leads(std::vector<Candidate>& candidates);
  std::vector<double> possible_gains(const std::vector<Candidate>& candidates);
  void evaluate(std::vector<Candidate>& candidates, const std::vector<double>& gains, size_t wanted,
                double least);

  OpenSegments& index_;
  std::vector<Pair> pairs_;
  std::vector<PlanNode> leads_;
  double pair_growth_ = 1;  // by pairs alone
  double growth_ = 1;
};

}  // namespace news
