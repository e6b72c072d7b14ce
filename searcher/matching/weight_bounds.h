// What a term weighs at most by its count in a document.
#pragma once

#include <array>
#include <cstdint>

#include "searcher/matching/bm25.h"

namespace news {

class WeightBounds {
 public:
  // `least_norm` is the Bm25::norm of the shortest document there is. Bounds are larger by `slack`, a factor.
  WeightBounds(double term_weight, double least_norm, double slack = 1) : highest_(term_weight * slack) {
    if (term_weight == 0) return;
    for (uint32_t count = 1; count < bounds_.size(); ++count)
      bounds_[count] = Bm25::weight(term_weight, count, least_norm) * slack;
  }
  double of(uint32_t count) const noexcept { return count < bounds_.size() ? bounds_[count] : highest_; }
  // The least count that weighs so much at most; none does if it is UINT32_MAX.
  uint32_t least_count(double weight) const noexcept {
    for (uint32_t count = 0; count < bounds_.size(); ++count)
      if (bounds_[count] >= weight) return count;
    return highest_ >= weight ? static_cast<uint32_t>(bounds_.size()) : UINT32_MAX;
  }

 private:
  // Higher counts are rare in articles, and hardly weigh more.
  std::array<double, 16> bounds_ = {};
  double highest_;
};

}  // namespace news
