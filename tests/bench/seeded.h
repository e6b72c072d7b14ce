// Random numbers that are the same on every machine, so that a seed names one corpus and one set of queries.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace news::bench {

// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
class Seeded {
 public:
  explicit Seeded(uint64_t seed) : state_(seed) {}

  uint64_t next() noexcept {
    uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }

  // From 0 to n - 1; n must not be 0. The bias of the remainder is below 2^-30 for the sizes used here.
  size_t below(size_t n) noexcept { return static_cast<size_t>(next() % n); }

  // std::shuffle leaves it to the library how numbers are drawn; this does not.
  template <class T>
  void shuffle(std::vector<T>& items) noexcept {
    for (size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  uint64_t state_;
};

}  // namespace news::bench
