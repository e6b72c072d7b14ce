#include "searcher/matching/phrase_check.h"

namespace news {

PhraseCheck::PhraseCheck(const PlanNode& plan, const glass::Segment& segment) {
  for (const PlanNode& word : plan.children) words_.emplace_back(segment.position(), word.term);
}

bool PhraseCheck::matches(uint32_t document) {
  const std::span<const uint32_t> first = words_[0].get(document);
  ends_.assign(first.begin(), first.end());
  for (size_t i = 1; i < words_.size(); ++i) {
    const std::span<const uint32_t> places = words_[i].get(document);
    size_t kept = 0;
    auto place = places.begin();
    for (const uint32_t end : ends_) {
      while (place != places.end() && *place <= end) ++place;
      if (place == places.end()) break;
      if (*place == end + 1) ends_[kept++] = *place;
    }
    ends_.resize(kept);
    if (kept == 0) return false;
  }
  return !ends_.empty();
}

bool side_by_side(std::span<const uint32_t> first, std::span<const uint32_t> second) noexcept {
  auto place = second.begin();
  for (const uint32_t before : first) {
    while (place != second.end() && *place <= before) ++place;
    if (place == second.end()) return false;
    if (*place == before + 1) return true;
  }
  return false;
}

bool near_each_other(std::span<const uint32_t> first, std::span<const uint32_t> second,
                     uint32_t window) noexcept {
  auto a = first.begin();
  auto b = second.begin();
  while (a != first.end() && b != second.end()) {
    if (*a < *b) {
      if (*b - *a < window) return true;
      ++a;
    } else if (*b < *a) {
      if (*a - *b < window) return true;
      ++b;
    } else {  // one place cannot be near itself
      ++a;
      ++b;
    }
  }
  return false;
}

}  // namespace news
