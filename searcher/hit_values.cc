#include "searcher/hit_values.h"

#include <vector>

#include "searcher/matching/direct_match.h"
#include "searcher/xapian_side.h"

namespace news {

namespace {

bool walk_values(OpenSegments& index, const MatchQuery& query, Slot slot,
                 const std::function<void(std::string_view)>& use) {
  std::vector<glass::ValueReader> readers;
  for (const auto& segment : index.segments())
    readers.emplace_back(segment->postlist(), static_cast<uint32_t>(slot));
  return walk_directly(index, query,
                       [&](size_t segment, uint32_t document) { use(readers[segment].get(document)); });
}

}  // namespace

void each_hit_value(const OpenIndex::View& index, const MatchQuery& query, Slot slot,
                    const std::function<void(std::string_view)>& use) {
  if (!index.segments() || !walk_values(*index.segments(), query, slot, use))
    values_of_xapian(index, query, slot, use);
}

}  // namespace news
