// Walks through all documents that any of some terms has, in windows: the posting lists are read one after
// the other, each for a whole window, which costs a fraction of moving all of them document by document.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "searcher/matching/match_cursor.h"
#include "searcher/matching/weight_bounds.h"

namespace news {

class UnionCursor final : public MatchCursor {
 public:
  // More terms would take too much memory for their counts: 8 KiB for each.
  static constexpr size_t kMostTerms = 64;

  struct Term {
    glass::PostingCursor postings;
    double term_weight;
    uint64_t most;
  };
  // Weights add up, or the highest counts. Precondition: at most kMostTerms.
  UnionCursor(std::vector<Term> terms, bool highest, double least_norm);

  void next() override;
  void skip_to(uint32_t document) override;
  uint64_t next_with_bound(double least) override;
  double weight(double norm) const override;
  double bound() const override { return double{bounds_[document_ - window_]}; }
  uint64_t most() const override;

 private:
  // Documents; a multiple of 64. What is kept of them for one list stays in the fastest cache.
  static constexpr uint32_t kWindow = 2048;
  using Counts = std::array<uint32_t, kWindow>;

  struct List {
    Term term;
    WeightBounds bounds;
    Counts counts = {};  // by document of the window
  };

  uint32_t window_end() const noexcept {
    return window_ < glass::kNoDocument - kWindow ? window_ + kWindow : glass::kNoDocument;
  }
  void fill(uint32_t first);
  void read_window(List& list);
  void find_from(uint32_t slot);
  bool find_with_bound(uint32_t slot, float least, uint64_t& passed);
  bool has(uint32_t slot) const noexcept { return (present_[slot / 64] >> (slot % 64) & 1) != 0; }

  std::vector<List> lists_;
  const bool highest_;
  uint32_t window_ = 0;  // its first document
  std::array<uint64_t, kWindow / 64> present_ = {};
  // Single precision is half the bytes; kSlack is more than the sum of kMostTerms of them may lose.
  static constexpr double kSlack = 1 + 1e-5;
  alignas(16) std::array<float, kWindow> bounds_ = {};
};

}  // namespace news
