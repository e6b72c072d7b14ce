// Makes one change to the disk go wrong: a crash, or an error of the system.
#pragma once

#include <atomic>
#include <cerrno>
#include <fstream>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/file_ops.h"

namespace news {

// A change to the disk as FileOps tells of it.
struct DiskStep {
  std::string operation;
  std::string path;
};

// Lets step number `at` (from 1; 0 is none) fail with an errno, and all others pass; keeps what was done. May
// be used by several threads.
class FailAtStep : public FileOps {
 public:
  FailAtStep(int at, int error) : at_(at), error_(error) {}
  int step(std::string_view operation, const std::string& path) override {
    const std::lock_guard lock(mutex_);
    steps_.push_back({std::string(operation), path});
    if (static_cast<int>(steps_.size()) != at_) return 0;
    // What a full or failing disk took before it gave up.
    if (operation == "write") std::ofstream(path, std::ios::app) << "{\"half";
    return error_;
  }
  // Counts from 1 again and fails at step `at`.
  void fail_at(int at) {
    const std::lock_guard lock(mutex_);
    at_ = at;
    steps_.clear();
  }
  bool failed() const { return at_ > 0 && static_cast<int>(steps_.size()) >= at_; }
  const std::vector<DiskStep>& steps() const { return steps_; }

 private:
  std::mutex mutex_;
  int at_;
  int error_;
  std::vector<DiskStep> steps_;
};

}  // namespace news
