// Determines hits with Xapian's matcher: for queries and indexes that only it can answer.
#include <xapian.h>

#include <algorithm>
#include <utility>

#include "common/index_reader.h"
#include "common/query_xapian.h"
#include "searcher/hit_order.h"
#include "searcher/matching/direct_match.h"
#include "searcher/xapian_side.h"

namespace news {

namespace {

Xapian::doccount bounded(uint64_t n, Xapian::doccount limit) {
  return n < limit ? static_cast<Xapian::doccount>(n) : limit;
}

// Hands the values of hits on.
class ValueSpy : public Xapian::MatchSpy {
 public:
  ValueSpy(Slot slot, const std::function<void(std::string_view)>& use)
      : slot_(static_cast<Xapian::valueno>(slot)), use_(use) {}
  void operator()(const Xapian::Document& document, double) override { use_(document.get_value(slot_)); }

 private:
  const Xapian::valueno slot_;
  const std::function<void(std::string_view)>& use_;
};

struct Keyed {
  PageHit hit;
  std::string key;  // HitOrder
};

}  // namespace

MatchedPage page_of_xapian(const OpenIndex::View& index, const RankedQuery& query, SortOrder order,
                           uint64_t end) {
  IndexReader& reader = index.reader();
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

uint64_t count_of_xapian(const OpenIndex::View& index, const MatchQuery& query) {
  IndexReader& reader = index.reader();
  Xapian::Enquire enquire(reader.database());
  enquire.set_query(reader.visible(xapian_query(query)));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, 0, reader.database().get_doccount()).get_matches_estimated();
}

void values_of_xapian(const OpenIndex::View& index, const MatchQuery& query, Slot slot,
                      const std::function<void(std::string_view)>& use) {
  IndexReader& reader = index.reader();
  Xapian::Enquire enquire(reader.database());
  enquire.set_query(reader.visible(xapian_query(query)));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  ValueSpy spy(slot, use);
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 1, reader.database().get_doccount());
}

}  // namespace news
