// Measures how fast a run goes and how much there is to do.
#pragma once

#include <atomic>
#include <chrono>
#include <deque>
#include <string>
#include <thread>
#include <vector>

#include "indexer/input_files.h"
#include "indexer/progress.h"

namespace news {

// Adds up the sizes of selected files in a thread of its own, so that nobody waits for it: directories with a
// million files take seconds to walk.
class InputTotal {
 public:
  // Stops counting.
  ~InputTotal();

  // Begins to count; called once.
  void count(std::vector<InputSelection> selections);
  // Bytes; nullopt while it is counting, and if it cannot be known (standard input, a list from it).
  std::optional<uint64_t> bytes() const;

 private:
  std::thread thread_;
  std::atomic<bool> stop_ = false;
  std::atomic<bool> known_ = false;
  std::atomic<uint64_t> bytes_ = 0;
};

// One thread at a time. Times are instants of one clock that only goes forward.
class ProgressMeter {
 public:
  using Clock = std::chrono::steady_clock;

  explicit ProgressMeter(Clock::time_point start) { samples_.push_back({start, 0, 0}); }

  // Input that the run will read. Before the first measure().
  void expect(const InputSelection& selection) { expected_.push_back(selection); }
  // A file that was expected will not be read.
  void skip(uint64_t bytes) { skipped_ += bytes; }

  // The state at `now`. Speeds are those of the last kWindow, or since the start.
  Progress measure(Clock::time_point now, uint64_t articles, uint64_t bytes, const std::string& doing);

 private:
  static constexpr auto kWindow = std::chrono::seconds(15);
  struct Sample {
    Clock::time_point time;
    uint64_t articles;
    uint64_t bytes;
  };

  std::vector<InputSelection> expected_;
  uint64_t skipped_ = 0;
  bool counting_ = false;
  InputTotal total_;
  std::deque<Sample> samples_;  // the first is the last one before the window
};

}  // namespace news
