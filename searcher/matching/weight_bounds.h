// What a term weighs at most by its count in a document.
#pragma once

#include <array>
#include <cstdint>

#include "searcher/matching/bm25.h"

namespace news {

class WeightBounds {
 public:
  // `least_norm` is the Bm25::norm of the shortest document there is.
  WeightBounds(double term_weight, double least_norm) : highest_(term_weight) {
    if (term_weight == 0) return;
    for (uint32_t count = 1; count < bounds_.size(); ++count)
      bounds_[count] = Bm25::weight(term_weight, count, least_norm);
  }
  double of(uint32_t count) const noexcept { return count < bounds_.size() ? bounds_[count] : highest_; }

 private:
  // Higher counts are rare in articles, and hardly weigh more.
  std::array<double, 16> bounds_ = {};
  double highest_;
};

}  // namespace news
