// What neighbours in the query that stand near each other in an article add to its score (RankedQuery::Pair).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "searcher/matching/candidate.h"
#include "searcher/matching/open_segments.h"

namespace news {

// Keeps a reference to the segments. Not thread-safe. Throws as glass::EntryCursor.
class PairReasons {
 public:
  explicit PairReasons(OpenSegments& index);
  ~PairReasons();
  PairReasons(PairReasons&&) noexcept;

  // Of two forms. False if no article has both.
  bool add(const std::string& first, const std::string& second);
  bool empty() const noexcept { return pairs_.empty(); }

  // Adds what the pairs give to candidates that can be among the `wanted` best; others may be removed.
  // Candidates come by segment and document, ascending, and leave in any order. `least` is not more than the
  // score of the last of the `wanted` best.
  void add_to(std::vector<Candidate>& candidates, size_t wanted, double least);

 private:
  struct Form {
    std::string term;
    double weight;
  };
  struct Pair {
    size_t first, second;  // among the forms
  };
  class SegmentForms;

  size_t number_of(const std::string& form);
  SegmentForms& forms(uint32_t segment);
  double gain(const Pair& pair, const Candidate& candidate);
  bool are_few(size_t candidates) const;
  void add_to_all(std::vector<Candidate>& candidates);
  std::vector<double> gains(const std::vector<Candidate>& candidates);
  void evaluate(const std::vector<double>& gains, size_t number, Candidate& candidate);

  OpenSegments& index_;
  std::vector<Form> forms_;
  std::vector<Pair> pairs_;
  uint64_t postings_ = 0;                                // of all forms
  std::vector<std::unique_ptr<SegmentForms>> segments_;  // those that were looked into
};

}  // namespace news
