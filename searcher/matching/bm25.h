// BM25 as Xapian 1.4 computes it with k1 = 1.2, b = 0.4, k2 = 0, k3 = 1, no least length: the numbers here
// and those of Xapian::BM25Weight must agree.
#pragma once

#include <cmath>
#include <cstdint>

namespace news {

class Bm25 {
 public:
  static constexpr double kK1 = 1.2;
  static constexpr double kB = 0.4;

  Bm25() = default;
  Bm25(uint64_t documents, uint64_t total_length)
      : documents_(static_cast<double>(documents)),
        length_factor_(total_length == 0 ? 0 : documents_ / static_cast<double>(total_length)) {}

  // What a term that so many documents have can weigh at most.
  double term_weight(uint64_t frequency) const {
    double odds =
        (documents_ - static_cast<double>(frequency) + 0.5) / (static_cast<double>(frequency) + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;  // never negative
    return std::log(odds) * (kK1 + 1);
  }
  // The part of the formula that depends on the document alone; grows with its length.
  double norm(uint32_t length) const noexcept {
    return kK1 * (static_cast<double>(length) * length_factor_ * kB + (1 - kB));
  }
  static double weight(double term_weight, uint32_t count, double norm) noexcept {
    const double n = count;
    return term_weight * (n / (norm + n));
  }

 private:
  double documents_ = 0;
  double length_factor_ = 0;
};

}  // namespace news
