// The terms of an index, read from its segments without Xapian.
#pragma once

#include <memory>

#include "common/index_terms.h"
#include "searcher/matching/open_segments.h"

namespace news {

// Of segments that must outlive it. Throws as glass::EntryCursor.
std::unique_ptr<IndexTerms> terms_of(OpenSegments& index);

}  // namespace news
