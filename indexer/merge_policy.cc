#include "indexer/merge_policy.h"

#include <algorithm>
#include <map>

namespace news {

int tier_of(uint64_t bytes) noexcept {
  int tier = 0;
  for (uint64_t bound = kSmallestTier; bytes >= bound && tier < 20; bound *= kTierFactor) ++tier;
  return tier;
}

std::vector<uint32_t> choose_merge(const std::vector<SegmentSize>& segments) {
  std::map<int, std::vector<SegmentSize>> tiers;
  for (const SegmentSize& segment : segments) tiers[tier_of(segment.bytes)].push_back(segment);
  std::vector<uint32_t> chosen;
  uint64_t bytes = 0;
  for (const auto& [tier, members] : tiers) {
    // Once something is chosen, its result counts as one more member of the tier that it will be in.
    const bool result_lands_here = !chosen.empty() && tier_of(bytes) == tier;
    if (members.size() + (result_lands_here ? 1 : 0) < kTierSegments) continue;
    if (!chosen.empty() && !result_lands_here) continue;
    for (const SegmentSize& member : members) {
      chosen.push_back(member.number);
      bytes += member.bytes;
    }
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace news
