// Which segments to merge: a pure function of their sizes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace news {

struct SegmentSize {
  uint32_t number = 0;
  uint64_t bytes = 0;  // on disk
};

// Tier 0 holds segments below 1 MiB, tier k those below 4^k MiB; four of one tier are worth one of the next.
inline constexpr uint64_t kSmallestTier = uint64_t{1} << 20;
inline constexpr uint64_t kTierFactor = 4;
inline constexpr size_t kTierSegments = 4;

int tier_of(uint64_t bytes) noexcept;

// The segments to merge into one, ascending; empty when no tier holds kTierSegments. The lowest full tier
// goes first, and takes those of a higher tier with it if its result would fill that one up: no byte is
// copied twice. Each byte is copied once a tier, so a run's merges cost its own bytes times the number of
// tiers, whatever the size of the index.
std::vector<uint32_t> choose_merge(const std::vector<SegmentSize>& segments);

}  // namespace news
