#include "searcher/matching/ranking_reasons.h"

#include <algorithm>
#include <limits>
#include <map>

#include "searcher/glass/positions.h"
#include "searcher/matching/phrase_check.h"
#include "searcher/matching/top_scores.h"

namespace news {

namespace {

// Of the terms of a word in all its forms, one for each stemmer.
double least_term_weight(const PlanNode& word, OpenSegments& index) {
  if (word.kind == PlanNode::Kind::term)
    return word.weighs ? index.term_weight(word.term) : std::numeric_limits<double>::infinity();
  double least = std::numeric_limits<double>::infinity();
  for (const PlanNode& child : word.children) least = std::min(least, least_term_weight(child, index));
  return least;
}

// Calls `use` with the number of each segment and the range of its candidates.
template <typename Use>
void by_segment(const std::vector<Candidate>& candidates, const Use& use) {
  for (size_t begin = 0, end = 0; begin < candidates.size(); begin = end) {
    const uint32_t segment = candidates[begin].segment;
    while (end < candidates.size() && candidates[end].segment == segment) ++end;
    use(segment, begin, end);
  }
}

}  // namespace

// Where the words of the pairs stand in documents of one segment.
class RankingReasons::SegmentPairs {
 public:
  SegmentPairs(const std::vector<Pair>& pairs, const glass::Segment& segment) {
    for (const Pair& pair : pairs)
      readers_.push_back({{segment.position(), pair.first}, {segment.position(), pair.second}});
  }
  // How many of both reasons hold: next to each other in order, and near.
  int reasons(size_t pair, uint32_t document) {
    const std::span<const uint32_t> first = readers_[pair].first.get(document);
    const std::span<const uint32_t> second = readers_[pair].second.get(document);
    if (side_by_side(first, second)) return 2;
    return near_each_other(first, second, RankedQuery::kNearWindow) ? 1 : 0;
  }

 private:
  struct Readers {
    glass::PositionReader first, second;
  };
  std::vector<Readers> readers_;
};

std::optional<RankingReasons> RankingReasons::of(OpenSegments& index, const RankedQuery& query) {
  RankingReasons reasons(index);
  std::map<std::string, double> shares;  // of a word's weight that its pairs can add
  for (const RankedQuery::Pair& pair : query.pairs) {
    const auto first = plan_of(pair.first_word), second = plan_of(pair.second_word);
    if (!first || !second) return std::nullopt;
    if (!reasons.add_pair(pair)) continue;
    const Pair& added = reasons.pairs_.back();
    shares[pair.first] +=
        2 * RankedQuery::kPairWeight * added.first_weight / least_term_weight(*first, index);
    shares[pair.second] +=
        2 * RankedQuery::kPairWeight * added.second_weight / least_term_weight(*second, index);
  }
  double highest = 0;
  for (const auto& [word, share] : shares) highest = std::max(highest, share);
  for (const MatchQuery& lead : query.leads) {
    std::optional<PlanNode> plan = plan_of(lead);
    if (!plan) return std::nullopt;
    reasons.leads_.push_back(std::move(*plan));
  }
  reasons.pair_growth_ = 1 + highest;
  reasons.growth_ = reasons.pair_growth_ + (reasons.leads_.empty() ? 0 : RankedQuery::kLeadWeight);
  return reasons;
}

// False if no article has both forms.
bool RankingReasons::add_pair(const RankedQuery::Pair& pair) {
  if (index_.frequency(pair.first) == 0 || index_.frequency(pair.second) == 0) return false;
  pairs_.push_back(
      {pair.first, pair.second, index_.term_weight(pair.first), index_.term_weight(pair.second)});
  return true;
}

void RankingReasons::add_leads(std::vector<Candidate>& candidates) {
  by_segment(candidates, [&](uint32_t segment, size_t begin, size_t end) {
    for (const PlanNode& lead : leads_) {
      const std::unique_ptr<MatchCursor> cursor = index_.cursor(lead, segment);
      for (size_t i = begin; i < end; ++i) {
        cursor->skip_to(candidates[i].document);
        if (cursor->document() != candidates[i].document) continue;
        candidates[i].score += RankedQuery::kLeadWeight * cursor->weight(candidates[i].norm);
      }
    }
  });
}

// What one reason of a pair would add to a candidate, at candidate * pairs + pair; 0 if it lacks a form.
std::vector<double> RankingReasons::possible_gains(const std::vector<Candidate>& candidates) {
  std::vector<double> gains(candidates.size() * pairs_.size());
  by_segment(candidates, [&](uint32_t segment, size_t begin, size_t end) {
    const glass::MappedTable& postlist = index_.segments()[segment]->postlist();
    for (size_t pair = 0; pair < pairs_.size(); ++pair) {
      glass::PostingCursor first(postlist, pairs_[pair].first);
      glass::PostingCursor second(postlist, pairs_[pair].second);
      for (size_t i = begin; i < end; ++i) {
        const Candidate& candidate = candidates[i];
        first.skip_to(candidate.document);
        if (first.document() != candidate.document) continue;
        second.skip_to(candidate.document);
        if (second.document() != candidate.document) continue;
        gains[i * pairs_.size() + pair] =
            RankedQuery::kPairWeight *
            (Bm25::weight(pairs_[pair].first_weight, first.count(), candidate.norm) +
             Bm25::weight(pairs_[pair].second_weight, second.count(), candidate.norm));
      }
    }
  });
  return gains;
}

// From the highest possible score down, until no other can be among the best. `least` is the score of the
// last of the `wanted` best without any gain.
void RankingReasons::evaluate(std::vector<Candidate>& candidates, const std::vector<double>& gains,
                              size_t wanted, double least) {
  const size_t count = pairs_.size();
  std::vector<double> possible(candidates.size());
  std::vector<size_t> order;
  for (size_t i = 0; i < candidates.size(); ++i) {
    possible[i] = candidates[i].score;
    for (size_t pair = 0; pair < count; ++pair) possible[i] += 2 * gains[i * count + pair];
    if (possible[i] >= least - kRounding) order.push_back(i);
  }
  // Where all are wanted, the order of documents is the cheapest to read.
  if (candidates.size() > wanted)
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return possible[a] > possible[b]; });

  std::vector<SegmentPairs> places;
  for (const auto& segment : index_.segments()) places.emplace_back(pairs_, *segment);
  TopScores evaluated(wanted);
  std::vector<Candidate> kept;
  for (const size_t i : order) {
    if (possible[i] < evaluated.least() - kRounding) break;
    Candidate& candidate = kept.emplace_back(candidates[i]);
    for (size_t pair = 0; pair < count; ++pair) {
      const double gain = gains[i * count + pair];
      if (gain > 0) candidate.score += gain * places[candidate.segment].reasons(pair, candidate.document);
    }
    evaluated.add(candidate.score);
  }
  candidates = std::move(kept);
}

void RankingReasons::add_to(std::vector<Candidate>& candidates, size_t wanted) {
  add_leads(candidates);
  if (pairs_.empty()) return;
  TopScores certain(wanted);
  for (const Candidate& candidate : candidates) certain.add(candidate.score);
  std::erase_if(candidates, [&](const Candidate& candidate) {
    return candidate.score * pair_growth_ < certain.least() - kRounding;
  });
  evaluate(candidates, possible_gains(candidates), wanted, certain.least());
}

}  // namespace news
