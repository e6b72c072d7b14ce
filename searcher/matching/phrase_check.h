// Do words stand side by side, or near each other?
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "searcher/glass/positions.h"
#include "searcher/glass/segment.h"
#include "searcher/matching/plan.h"

namespace news {

// Keeps a reference to the segment. Not thread-safe. Throws as glass::EntryCursor.
class PhraseCheck {
 public:
  // Of a plan of kind phrase.
  PhraseCheck(const PlanNode& plan, const glass::Segment& segment);

  // Cheap for ascending documents.
  bool matches(uint32_t document);

 private:
  std::vector<glass::PositionReader> words_;
  std::vector<uint32_t> ends_;
};

// Is some position of `second` the one after a position of `first`? Both ascending.
bool side_by_side(std::span<const uint32_t> first, std::span<const uint32_t> second) noexcept;
// Are some two different positions less than `window` apart?
bool near_each_other(std::span<const uint32_t> first, std::span<const uint32_t> second,
                     uint32_t window) noexcept;

}  // namespace news
