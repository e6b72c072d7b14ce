// A tree over terms as a query of Xapian's own.
#pragma once

#include <xapian.h>

#include "common/match_query.h"

namespace news {

// Matches and weighs as the tree says, by Xapian's matcher.
Xapian::Query xapian_query(const MatchQuery& query);

}  // namespace news
