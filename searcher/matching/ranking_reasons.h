// What the reasons of a RankedQuery add to scores. Where words stand is looked up only for articles whose
// place on the page depends on it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "common/query_compiler.h"
#include "searcher/matching/candidate.h"
#include "searcher/matching/open_segments.h"
#include "searcher/matching/pair_reasons.h"

namespace news {

class RankingReasons {
 public:
  // nullopt if a part of the query is of a kind that is Xapian's alone. Keeps a reference to the index, and
  // numbers parts of `plan`, which is that of the query's matches.
  static std::optional<RankingReasons> of(OpenSegments& index, const RankedQuery& query, PlanNode& plan);

  // How far all reasons can raise a score. A form of a word has no higher count than the word in all its
  // forms, so that what a pair adds is bounded by the weights of its words.
  const Growth& growth() const noexcept { return growth_; }
  // How far the pairs can raise the score of a candidate that has what Leads adds.
  const Growth& pair_growth() const noexcept { return pair_growth_; }

  // Which of the words are in the lead, and which of those added are there, for documents of one segment.
  class Leads {
   public:
    // Keeps a reference to the cursor, which walks through the numbered plan.
    Leads(RankingReasons& reasons, size_t segment, const MatchCursor& matches);
    // Adds what they give to a candidate, on which the cursor stands. For ascending documents.
    void add_to(Candidate& candidate);

   private:
    struct Lead {
      const MatchCursor* word;
      std::unique_ptr<MatchCursor> own_word;  // where the matches have none for it
      std::unique_ptr<MatchCursor> in_lead;
    };
    std::vector<Lead> leads_;
    std::vector<std::unique_ptr<MatchCursor>> added_;
  };

  // Adds what the pairs give to candidates that can be among the `wanted` best; the others may be removed.
  // Candidates come with their leads, by segment and document, ascending. `least` is the score of the last of
  // the `wanted` best.
  void add_pairs(std::vector<Candidate>& candidates, size_t wanted, double least);

 private:
  struct Lead {
    PlanNode word, in_lead;
  };

  explicit RankingReasons(OpenSegments& index) : index_(index), pairs_(index) {}
  bool bound_pairs(const RankedQuery& query, PlanNode& plan);
  bool bound_leads(const RankedQuery& query, PlanNode& plan);
  bool bound_added(const RankedQuery& query);

  OpenSegments& index_;
  PairReasons pairs_;
  std::vector<Lead> leads_;
  std::vector<PlanNode> added_;
  size_t parts_ = 0;
  Growth pair_growth_;  // by pairs alone
  Growth growth_;
};

}  // namespace news
