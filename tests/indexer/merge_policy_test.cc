#include "indexer/merge_policy.h"

#include <catch2/catch.hpp>

using namespace news;

namespace {

constexpr uint64_t kMiB = uint64_t{1} << 20;

// Segments numbered from 1 with the given sizes.
std::vector<SegmentSize> sized(const std::vector<uint64_t>& sizes) {
  std::vector<SegmentSize> segments;
  for (const uint64_t size : sizes) segments.push_back({static_cast<uint32_t>(segments.size() + 1), size});
  return segments;
}

}  // namespace

TEST_CASE("tiers grow by a factor of four from one MiB", "[indexer][merge_policy]") {
  CHECK(tier_of(0) == 0);
  CHECK(tier_of(kMiB - 1) == 0);
  CHECK(tier_of(kMiB) == 1);
  CHECK(tier_of(4 * kMiB - 1) == 1);
  CHECK(tier_of(4 * kMiB) == 2);
  CHECK(tier_of(16 * kMiB) == 3);
  CHECK(tier_of(UINT64_MAX) == 20);
}

TEST_CASE("a tier of four is merged, with what its result fills up", "[indexer][merge_policy]") {
  struct Row {
    const char* what;
    std::vector<uint64_t> sizes;
    std::vector<uint32_t> merged;
  };
  const Row rows[] = {
      {"nothing", {}, {}},
      {"one", {5}, {}},
      {"three small ones", {5, 5, 5}, {}},
      {"four small ones", {5, 5, 5, 5}, {1, 2, 3, 4}},
      {"all of a tier, not only four", {5, 5, 5, 5, 5}, {1, 2, 3, 4, 5}},
      {"large ones are left alone", {900 * kMiB, 5, 5, 5, 5}, {2, 3, 4, 5}},
      {"the lowest full tier first", {5 * kMiB, 5 * kMiB, 5 * kMiB, 5 * kMiB, 5, 5, 5, 5}, {5, 6, 7, 8}},
      {"three of four tiers", {100 * kMiB, 20 * kMiB, 5 * kMiB, 5}, {}},
      {"the result would be the fourth of the next tier",
       {kMiB, kMiB, kMiB, kMiB / 2, kMiB / 2, kMiB / 2, kMiB / 2},
       {1, 2, 3, 4, 5, 6, 7}},
      {"the result stays in its tier, which is taken whole", {5, 5, 5, 5, kMiB, kMiB, kMiB}, {1, 2, 3, 4}},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(choose_merge(sized(row.sizes)) == row.merged);
  }
}

TEST_CASE("many nightly runs leave few segments and copy each byte few times", "[indexer][merge_policy]") {
  std::vector<SegmentSize> segments;
  uint32_t next = 1;
  uint64_t copied = 0;
  constexpr uint64_t kRuns = 1000;
  for (uint64_t run = 0; run < kRuns; ++run) {
    segments.push_back({next++, kMiB});
    for (auto chosen = choose_merge(segments); !chosen.empty(); chosen = choose_merge(segments)) {
      uint64_t bytes = 0;
      std::erase_if(segments, [&](const SegmentSize& segment) {
        const bool merged = std::find(chosen.begin(), chosen.end(), segment.number) != chosen.end();
        if (merged) bytes += segment.bytes;
        return merged;
      });
      copied += bytes;
      segments.push_back({next++, bytes});
    }
  }
  CHECK(segments.size() <= 15);
  CHECK(copied <= 6 * kRuns * kMiB);
}
