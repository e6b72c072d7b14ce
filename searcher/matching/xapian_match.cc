#include "searcher/matching/xapian_match.h"

#include <algorithm>
#include <utility>

#include "searcher/hit_order.h"
#include "searcher/matching/direct_match.h"

namespace news {

namespace {

// Ties at the end of the page go on beyond it: more is fetched until they end, within reason.
constexpr Xapian::doccount kSlack = 10;
constexpr Xapian::doccount kLongestTie = 20000;

Xapian::doccount bounded(uint64_t n, Xapian::doccount limit) {
  return n < limit ? static_cast<Xapian::doccount>(n) : limit;
}

bool tie_goes_on(const Xapian::MSet& set, Xapian::doccount wanted) {
  if (wanted == 0 || set.size() < wanted) return false;
  return rounded_score(set[set.size() - 1].get_weight()) == rounded_score(set[wanted - 1].get_weight());
}

Xapian::MSet matches(Xapian::Enquire& enquire, Xapian::doccount wanted, Xapian::doccount everything,
                     bool by_score) {
  for (Xapian::doccount ask = bounded(uint64_t{wanted} + kSlack, everything);;) {
    Xapian::MSet set = enquire.get_mset(0, ask, everything);
    if (set.size() < ask || ask >= everything || !by_score || !tie_goes_on(set, wanted)) return set;
    if (ask >= wanted + kLongestTie) return set;
    ask = bounded(uint64_t{ask} * 8, everything);
  }
}

struct Keyed {
  PageHit hit;
  std::string key;  // HitOrder
};

}  // namespace

MatchedPage page_of_xapian(IndexReader& reader, const RankedQuery& query, SortOrder order, uint64_t end) {
  const bool by_score = order == SortOrder::relevance;
  HitOrder keys(order);
  Xapian::Enquire enquire(reader.database());
  enquire.set_query(reader.visible(by_score ? query.whole() : query.matches));
  if (by_score) {
    enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 1, 0.4, 0));
    enquire.set_sort_by_relevance_then_key(&keys, false);
  } else {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_key(&keys, false);
  }
  const Xapian::doccount everything = reader.database().get_doccount();
  const Xapian::MSet set = matches(enquire, bounded(end, everything), everything, by_score);
  std::vector<Keyed> found;
  found.reserve(set.size());
  for (auto it = set.begin(); it != set.end(); ++it) {
    const std::string key = it.get_sort_key();
    found.push_back({{*it, by_score ? rounded_score(it.get_weight()) : 0, keys.identity(key)}, key});
  }
  std::sort(found.begin(), found.end(), [](const Keyed& a, const Keyed& b) {
    return a.hit.score != b.hit.score ? a.hit.score > b.hit.score : a.key < b.key;
  });
  if (found.size() > end) found.resize(static_cast<size_t>(end));
  MatchedPage page;
  page.total = set.get_matches_estimated();
  page.total_is_exact = set.get_matches_lower_bound() == set.get_matches_upper_bound();
  for (Keyed& keyed : found) page.hits.push_back(std::move(keyed.hit));
  return page;
}

uint64_t count_of_xapian(IndexReader& reader, const Xapian::Query& query) {
  Xapian::Enquire enquire(reader.database());
  enquire.set_query(reader.visible(query));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, 0, reader.database().get_doccount()).get_matches_estimated();
}

}  // namespace news
