#include "searcher/matching/xapian_match.h"

#include <algorithm>
#include <utility>

#include "common/query_xapian.h"
#include "searcher/hit_order.h"
#include "searcher/matching/direct_match.h"

namespace news {

namespace {

Xapian::doccount bounded(uint64_t n, Xapian::doccount limit) {
  return n < limit ? static_cast<Xapian::doccount>(n) : limit;
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
  enquire.set_query(reader.visible(xapian_query(by_score ? query.whole() : query.matches)));
  if (by_score) {
    enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 1, 0.4, 0));
    enquire.set_sort_by_relevance_then_key(&keys, false);
  } else {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_key(&keys, false);
  }
  const Xapian::doccount everything = reader.database().get_doccount();
  // By score all hits are asked for: Xapian 1.4.22 crashes in a maximum (OP_MAX, which languages need) once
  // it may pass over articles that cannot come first. Ties at the end of the page are then no question
  // either.
  const Xapian::MSet set = enquire.get_mset(0, by_score ? everything : bounded(end, everything), everything);
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

uint64_t count_of_xapian(IndexReader& reader, const MatchQuery& query) {
  Xapian::Enquire enquire(reader.database());
  enquire.set_query(reader.visible(xapian_query(query)));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, 0, reader.database().get_doccount()).get_matches_estimated();
}

}  // namespace news
