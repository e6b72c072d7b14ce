// Determines hits by walking through the posting lists ourselves. The same hits in the same order as with
// Xapian's own matcher, an exact total, in a fraction of the time: nothing but documents and counts is read
// of an article that cannot be among those wanted, and the places of words only where they can still change
// the page.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/query_compiler.h"
#include "searcher/matching/hit_keys.h"
#include "searcher/matching/open_segments.h"
#include "searcher/options.h"

namespace news {

struct DirectMatch {
  uint64_t total = 0;               // hits, exact
  std::vector<FoundDocument> hits;  // the first `wanted`, in order; scores rounded as rounded_score does
};

// Floating-point sums differ in their last bits with the order of their terms, which may differ from segment
// to segment. Scores that are equal after rounding count as equal, and then the dates decide.
double rounded_score(double score);

// The functions below give nullopt or false if the query is of a kind that is Xapian's alone. All throw
// Xapian's errors.

std::optional<DirectMatch> match_by_score(OpenSegments& index, const RankedQuery& query, size_t wanted);
// Scores are 0. `order` is not relevance.
std::optional<DirectMatch> match_by_date(OpenSegments& index, const MatchQuery& query, SortOrder order,
                                         size_t wanted);
// Calls `use` with each hit, by segment and document, ascending; false if Xapian has to do it.
bool walk_directly(OpenSegments& index, const MatchQuery& query,
                   const std::function<void(size_t segment, uint32_t document)>& use);
std::optional<uint64_t> count_directly(OpenSegments& index, const MatchQuery& query);

}  // namespace news
