// An article that matches and may be among those wanted.
#pragma once

#include <cmath>
#include <cstdint>

namespace news {

// Scores that differ by no more may be equal once they are rounded (direct_match.h).
inline constexpr double kRounding = 2e-6;

struct Candidate {
  uint32_t segment = 0;
  uint32_t document = 0;
  double norm = 0;  // Bm25::norm of its length
  double score = 0;
};

// How far reasons can raise a score: to score * factor + most.
struct Growth {
  double factor = 1;
  double most = 0;

  double of(double score) const noexcept { return score * factor + most; }
  // A score that grows to less than this is less, by more than what may be lost in rounding.
  double least_for(double grown) const noexcept {
    const double score = (grown - most) / factor;
    return score - 1e-9 * std::abs(score);
  }
};

}  // namespace news
