// A bounded preference for recent articles (--recent). The score of an article is multiplied by a factor that
// halves its distance to kLeastFactor with every half-life that the article is older than the anchor:
//
//   factor = kLeastFactor + (1 - kLeastFactor) x 2^(-age / half-life)
//
// age in whole wall-clock days, 0 for articles later than the anchor. An article without a date counts as
// infinitely old; of one that is dated only to the month or year the first day of it counts. Exponential
// decay after Li and Croft, "Time-Based Language Models", CIKM 2003; where the numbers come from is in
// searcher/RANKING.md.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace news {

// The bound: an article that matches twice as well stands before any that is merely newer.
inline constexpr double kLeastFactor = 0.5;
class Recency {
 public:
  // `anchor` as days_from_civil counts; absent: the day of the newest article. Keeps a reference to the
  // database, from which it reads; Xapian's errors leave as they are.
  Recency(const Xapian::Database& database, std::optional<int64_t> anchor, double half_life);

  // In (0, 1], at least kLeastFactor.
  double factor(Xapian::docid id) const;

  // The first `end` hits by score x factor, which becomes their score; ties stand as HitOrder has them.
  // `find(n)` gives the best n by score alone, fewer if there are no more; hits have `id` and `score`. No
  // deeper than needed: a hit that was not found has at most the score of the last that was, and the factor
  // is at most 1. `rounded` is how scores are rounded.
  template <typename Find, typename Round>
  auto preferred(uint64_t end, const Find& find, const Round& rounded) const;

 private:
  // Sorts before another of the same score.
  std::string tie_key(Xapian::docid id) const;

  const Xapian::Database& database_;
  int64_t anchor_;
  double half_life_;
};

template <typename Find, typename Round>
auto Recency::preferred(uint64_t end, const Find& find, const Round& rounded) const {
  constexpr uint64_t kFirstDepth = 100;
  constexpr uint64_t kDeeper = 4;
  for (uint64_t depth = std::max(end, kFirstDepth);;
       depth = depth > UINT64_MAX / kDeeper ? UINT64_MAX : depth * kDeeper) {
    auto hits = find(depth);
    const bool all = hits.size() < depth;
    const double unseen = all || hits.empty() ? -1 : hits.back().score;
    for (auto& hit : hits) hit.score = rounded(hit.score * factor(hit.id));
    std::sort(hits.begin(), hits.end(), [&](const auto& a, const auto& b) {
      return a.score != b.score ? a.score > b.score : tie_key(a.id) < tie_key(b.id);
    });
    if (!all && end > 0 && (hits.size() < end || hits[static_cast<size_t>(end) - 1].score <= unseen))
      continue;
    if (hits.size() > end) hits.resize(static_cast<size_t>(end));
    return hits;
  }
}

}  // namespace news
