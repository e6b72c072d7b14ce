// What hits have in a slot, for counting them.
#pragma once

#include <functional>
#include <string_view>

#include "common/match_query.h"
#include "common/schema.h"
#include "searcher/open_index.h"

namespace news {

// Calls `use` once for each hit with its value, "" if it has none. Throws the errors of OpenIndex::read.
void each_hit_value(const OpenIndex::View& index, const MatchQuery& query, Slot slot,
                    const std::function<void(std::string_view)>& use);

}  // namespace news
