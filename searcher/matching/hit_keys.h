// What decides between hits of equal score: dates and identities, as HitOrder has them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/glass/values.h"
#include "searcher/matching/open_segments.h"
#include "searcher/options.h"

namespace news {

// A hit on its way. The smaller `dates`, the earlier it comes among equal scores.
struct FoundDocument {
  uint32_t segment = 0;
  uint32_t document = 0;
  double score = 0;
  std::array<uint64_t, 2> dates = {};
  std::string identity;
};

// Reads values of one index. Keeps a reference to the segments. Not thread-safe.
class HitKeys {
 public:
  HitKeys(OpenSegments& index, SortOrder order);

  // Cheap for ascending documents of a segment.
  std::array<uint64_t, 2> dates(size_t segment, uint32_t document);
  std::string identity(size_t segment, uint32_t document);

 private:
  OpenSegments& index_;
  std::vector<glass::ValueReader> identities_;  // by segment
  SortOrder order_;
};

// Sorts by score, highest first, then dates, then identity; of equal scores and dates only those are looked
// up that matter for the first `wanted`. Leaves the first `wanted`, each with its identity. With `dated` the
// dates are there already.
void sort_hits(std::vector<FoundDocument>& hits, size_t wanted, HitKeys& keys, bool dated);

}  // namespace news
