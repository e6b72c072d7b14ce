#include "searcher/matching/direct_match.h"

#include <algorithm>
#include <cmath>

#include "searcher/matching/ranking_reasons.h"
#include "searcher/matching/top_scores.h"

namespace news {

namespace {

using glass::kNoDocument;

// Candidates are thinned out whenever there are twice as many as were left the last time, and at least this
// number.
constexpr size_t kFewCandidates = 4096;
// The same of hits by date, where the sooner the last date of the page is known, the fewer hits are kept.
constexpr size_t kFewHits = 256;

template <typename Use>
void for_each_match(OpenSegments& index, const PlanNode& plan, const Use& use) {
  for (size_t segment = 0; segment < index.segments().size(); ++segment) {
    const std::unique_ptr<MatchCursor> cursor = index.cursor(plan, segment, Movement::steps);
    for (; cursor->document() != kNoDocument; cursor->next()) {
      if (!index.is_hidden(segment, cursor->document())) use(segment, *cursor);
    }
  }
}

// Collects what can be among the `wanted` best, with the leads and before the pairs are added.
class ScoreCollector {
 public:
  ScoreCollector(OpenSegments& index, size_t wanted, RankingReasons& reasons)
      : index_(index), best_(wanted), reasons_(reasons), growth_(reasons.growth()) {}

  void walk(const PlanNode& plan) {
    for (size_t segment = 0; segment < index_.segments().size(); ++segment) {
      glass::Segment& opened = *index_.segments()[segment];
      const std::unique_ptr<MatchCursor> cursor = index_.cursor(plan, segment, Movement::steps);
      RankingReasons::Leads leads(reasons_, segment, *cursor);
      while (cursor->document() != kNoDocument) {
        if (!index_.is_hidden(segment, cursor->document())) {
          ++total_;
          meet(static_cast<uint32_t>(segment), opened, *cursor, leads);
        }
        if (index_.has_hidden())
          cursor->next();
        else
          total_ += cursor->next_with_bound(growth_.least_for(best_.least() - kRounding));
      }
    }
    thin_out();
  }

  uint64_t total() const noexcept { return total_; }
  // The score of the last of the `wanted` best so far.
  double least() const noexcept { return best_.least(); }
  std::vector<Candidate> take() { return std::move(candidates_); }

 private:
  void meet(uint32_t segment, glass::Segment& opened, MatchCursor& cursor, RankingReasons::Leads& leads) {
    if (!may_stay(cursor.bound())) return;
    const double norm = index_.bm25().norm(opened.length(cursor.document()));
    const double score = cursor.weight(norm);
    if (may_stay(score)) consider({segment, cursor.document(), norm, score}, leads);
  }

  bool may_stay(double score) const noexcept { return growth_.of(score) >= best_.least() - kRounding; }

  void consider(Candidate candidate, RankingReasons::Leads& leads) {
    leads.add_to(candidate);
    best_.add(candidate.score);
    candidates_.push_back(candidate);
    if (candidates_.size() >= full_) thin_out();
  }

  void thin_out() {
    std::erase_if(candidates_, [&](const Candidate& candidate) {
      return reasons_.pair_growth().of(candidate.score) < best_.least() - kRounding;
    });
    full_ = std::max(kFewCandidates, 2 * candidates_.size());
  }

  OpenSegments& index_;
  TopScores best_;
  RankingReasons& reasons_;
  const Growth growth_;
  uint64_t total_ = 0;
  std::vector<Candidate> candidates_;
  size_t full_ = kFewCandidates;
};

std::vector<FoundDocument> as_found(const std::vector<Candidate>& candidates) {
  std::vector<FoundDocument> found(candidates.size());
  for (size_t i = 0; i < found.size(); ++i) {
    found[i].segment = candidates[i].segment;
    found[i].document = candidates[i].document;
    found[i].score = rounded_score(candidates[i].score);
  }
  return found;
}

DirectMatch by_date(OpenSegments& index, const PlanNode& plan, SortOrder order, size_t wanted) {
  HitKeys keys(index, order);
  DirectMatch match;
  std::vector<FoundDocument>& hits = match.hits;
  size_t full = std::max(kFewHits, 2 * wanted);
  std::array<uint64_t, 2> latest = {UINT64_MAX, UINT64_MAX};
  const auto thin_out = [&] {
    if (hits.size() <= wanted) return;
    const auto earlier = [](const FoundDocument& a, const FoundDocument& b) { return a.dates < b.dates; };
    const auto last = hits.begin() + static_cast<ptrdiff_t>(wanted) - 1;
    std::nth_element(hits.begin(), last, hits.end(), earlier);
    latest = last->dates;
    std::erase_if(hits, [&](const FoundDocument& hit) { return hit.dates > latest; });
    full = std::max(kFewHits, 2 * hits.size());
  };
  for_each_match(index, plan, [&](size_t segment, const MatchCursor& cursor) {
    ++match.total;
    if (wanted == 0) return;
    const std::array<uint64_t, 2> dates = keys.dates(segment, cursor.document());
    if (dates > latest) return;
    FoundDocument& hit = hits.emplace_back();
    hit.segment = static_cast<uint32_t>(segment);
    hit.document = cursor.document();
    hit.dates = dates;
    if (hits.size() >= full) thin_out();
  });
  thin_out();
  sort_hits(hits, wanted, keys, true);
  return match;
}

}  // namespace

double rounded_score(double score) { return std::round(score * 1e6) / 1e6; }

std::optional<DirectMatch> match_by_score(OpenSegments& index, const RankedQuery& query, size_t wanted) {
  std::optional<PlanNode> plan = plan_of(query.matches);
  if (!plan) return std::nullopt;
  if (!can_weigh(*plan) && !query.added.empty()) return std::nullopt;
  if (!can_weigh(*plan)) return by_date(index, *plan, SortOrder::relevance, wanted);
  std::optional<RankingReasons> reasons = RankingReasons::of(index, query, *plan);
  if (!reasons) return std::nullopt;
  ScoreCollector collector(index, wanted, *reasons);
  collector.walk(*plan);
  std::vector<Candidate> candidates = collector.take();
  reasons->add_pairs(candidates, wanted, collector.least());
  DirectMatch match{collector.total(), as_found(candidates)};
  HitKeys keys(index, SortOrder::relevance);
  sort_hits(match.hits, wanted, keys, false);
  return match;
}

std::optional<DirectMatch> match_by_date(OpenSegments& index, const MatchQuery& query, SortOrder order,
                                         size_t wanted) {
  const std::optional<PlanNode> plan = plan_of(query);
  if (!plan) return std::nullopt;
  return by_date(index, *plan, order, wanted);
}

bool walk_directly(OpenSegments& index, const MatchQuery& query,
                   const std::function<void(size_t segment, uint32_t document)>& use) {
  const std::optional<PlanNode> plan = plan_of(query);
  if (!plan) return false;
  for_each_match(index, *plan,
                 [&](size_t segment, const MatchCursor& cursor) { use(segment, cursor.document()); });
  return true;
}

std::optional<uint64_t> count_directly(OpenSegments& index, const MatchQuery& query) {
  const std::optional<PlanNode> plan = plan_of(query);
  if (!plan) return std::nullopt;
  const bool hidden = index.has_hidden();
  if (plan->kind == PlanNode::Kind::term && !hidden) return index.frequency(plan->term);
  if (plan->kind == PlanNode::Kind::everything && !hidden) return index.documents();
  uint64_t total = 0;
  for_each_match(index, *plan, [&](size_t, const MatchCursor&) { ++total; });
  return total;
}

}  // namespace news
