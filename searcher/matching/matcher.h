// One page of hits in their order, by our own matcher (direct_match.h) for what it knows, by Xapian's for the
// rest. Both give the same.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/query_compiler.h"
#include "searcher/open_index.h"
#include "searcher/options.h"

namespace news {

struct PageHit {
  uint32_t id = 0;   // in a database of all segments (OpenSegments::combined)
  double score = 0;  // rounded_score; 0 unless ranked by relevance
  std::string identity;
};

struct MatchedPage {
  uint64_t total = 0;
  bool total_is_exact = true;
  std::vector<PageHit> hits;
};

enum class Matcher {
  fastest,
  xapian,  // for tests, and for indexes that only Xapian can read
};

// Hits `offset` to `limit` of the options, or all. Only `query.matches` counts when the order is by date.
// Within OpenIndex::read.
MatchedPage match_page(const OpenIndex::View& index, const RankedQuery& query, const SearchOptions& options,
                       Matcher matcher = Matcher::fastest);

// The exact number of hits.
uint64_t count_matches(const OpenIndex::View& index, const MatchQuery& query,
                       Matcher matcher = Matcher::fastest);

}  // namespace news
