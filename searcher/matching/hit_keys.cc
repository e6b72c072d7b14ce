#include "searcher/matching/hit_keys.h"

#include <algorithm>
#include <utility>

#include "common/schema.h"

namespace news {

namespace {

// Absent ones come last both ways.
uint64_t date_key(uint64_t instant, bool descending) {
  return descending && instant != glass::SortColumn::kAbsent ? ~instant : instant;
}

// Calls `sort` for each stretch of hits that are `equal` and begins before `wanted`.
template <typename Equal, typename Sort>
void for_ties(std::vector<FoundDocument>& hits, size_t wanted, const Equal& equal, const Sort& sort) {
  for (size_t begin = 0, end = 0; begin < hits.size() && begin < wanted; begin = end) {
    for (end = begin + 1; end < hits.size() && equal(hits[begin], hits[end]);) ++end;
    if (end - begin > 1) sort(begin, end);
  }
}

}  // namespace

HitKeys::HitKeys(OpenSegments& index, SortOrder order) : index_(index), order_(order) {
  for (const auto& segment : index.segments())
    identities_.emplace_back(segment->postlist(), static_cast<uint32_t>(Slot::identity));
}

std::array<uint64_t, 2> HitKeys::dates(size_t segment, uint32_t document) {
  const uint64_t published =
      date_key(index_.column(segment, Slot::published).get(document), order_ != SortOrder::oldest);
  if (order_ != SortOrder::added) return {published, 0};
  return {date_key(index_.column(segment, Slot::added).get(document), true), published};
}

std::string HitKeys::identity(size_t segment, uint32_t document) {
  return std::string(identities_[segment].get(document));
}

void sort_hits(std::vector<FoundDocument>& hits, size_t wanted, HitKeys& keys, bool dated) {
  const auto at = [&](size_t i) { return hits.begin() + static_cast<ptrdiff_t>(i); };
  if (wanted > 0 && hits.size() > wanted) {
    const auto higher = [](const FoundDocument& a, const FoundDocument& b) { return a.score > b.score; };
    std::nth_element(hits.begin(), at(wanted - 1), hits.end(), higher);
    std::erase_if(hits,
                  [least = hits[wanted - 1].score](const FoundDocument& hit) { return hit.score < least; });
  }
  std::sort(hits.begin(), hits.end(), [](const FoundDocument& a, const FoundDocument& b) {
    if (a.score != b.score) return a.score > b.score;
    if (a.dates != b.dates) return a.dates < b.dates;
    return a.segment != b.segment ? a.segment < b.segment : a.document < b.document;
  });
  if (!dated) {
    const auto equal = [](const FoundDocument& a, const FoundDocument& b) { return a.score == b.score; };
    for_ties(hits, wanted, equal, [&](size_t begin, size_t end) {
      for (size_t i = begin; i < end; ++i) hits[i].dates = keys.dates(hits[i].segment, hits[i].document);
      std::stable_sort(at(begin), at(end), [](const auto& a, const auto& b) { return a.dates < b.dates; });
    });
  }
  const auto equal = [](const FoundDocument& a, const FoundDocument& b) {
    return a.score == b.score && a.dates == b.dates;
  };
  // What decides is needed for all of a tie, else for those that stay.
  for_ties(hits, wanted, equal, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) hits[i].identity = keys.identity(hits[i].segment, hits[i].document);
    std::sort(at(begin), at(end), [](const auto& a, const auto& b) { return a.identity < b.identity; });
  });
  if (hits.size() > wanted) hits.resize(wanted);
  for (FoundDocument& hit : hits) {
    if (hit.identity.empty()) hit.identity = keys.identity(hit.segment, hit.document);
  }
}

}  // namespace news
