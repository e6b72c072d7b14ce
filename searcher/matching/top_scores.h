// The least score that is still among the best.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <limits>
#include <vector>

namespace news {

// Remembers the best `count` of the scores it is given.
class TopScores {
 public:
  explicit TopScores(size_t count) : count_(count) {
    if (count == 0) least_ = std::numeric_limits<double>::infinity();
  }

  void add(double score) {
    if (score <= least_) return;
    if (best_.size() == count_) {
      std::pop_heap(best_.begin(), best_.end(), std::greater<>());
      best_.back() = score;
    } else {
      best_.push_back(score);
    }
    std::push_heap(best_.begin(), best_.end(), std::greater<>());
    if (best_.size() == count_) least_ = best_.front();
  }
  // A score below it is not among the best; minus infinity while there are fewer.
  double least() const noexcept { return least_; }

 private:
  const size_t count_;
  double least_ = -std::numeric_limits<double>::infinity();
  std::vector<double> best_;
};

}  // namespace news
