// How long the steps of a search took, in seconds.
#pragma once

#include <chrono>

namespace news {

struct StepTimes {
  double parse = 0;     // text to syntax tree
  double open = 0;      // the index
  double compile = 0;   // syntax tree to Xapian query, words looked up in the vocabulary
  double match = 0;     // which articles, and in what order
  double fetch = 0;     // stored articles
  double snippets = 0;  // and marks in headlines
  double print = 0;
};

// Seconds since it was made, or since the last lap.
class StepClock {
 public:
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    const double seconds = std::chrono::duration<double>(now - last_).count();
    last_ = now;
    return seconds;
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace news
