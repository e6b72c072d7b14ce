// Determines hits with Xapian's matcher: for queries that only it can answer.
#pragma once

#include "searcher/matching/matcher.h"

namespace news {

// The first `end` hits. Throws Xapian's errors.
MatchedPage page_of_xapian(IndexReader& reader, const RankedQuery& query, SortOrder order, uint64_t end);

uint64_t count_of_xapian(IndexReader& reader, const MatchQuery& query);

}  // namespace news
