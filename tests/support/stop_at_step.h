// Stops a writer before one of its changes to the disk, as a crash at that instant would.
#pragma once

#include <string>
#include <string_view>

#include "indexer/file_ops.h"

namespace news {

struct Stopped {
  std::string before;  // operation and path
};

class StopAtStep : public FileOps {
 public:
  // Counts steps from 1 and throws Stopped before step number `stop`; 0 never stops.
  explicit StopAtStep(int stop = 0) : stop_(stop) {}
  int step(std::string_view operation, const std::string& path) override {
    if (++count_ == stop_) throw Stopped{std::string(operation) + " " + path};
    return 0;
  }
  uint64_t free_bytes(const std::string&) override { return room; }
  // Begins to count anew.
  void stop_at(int stop) { stop_ = stop, count_ = 0; }
  int count() const { return count_; }

  uint64_t room = UINT64_MAX;

 private:
  int stop_;
  int count_ = 0;
};

}  // namespace news
