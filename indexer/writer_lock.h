// One writer at a time.
#pragma once

#include <string>

#include "common/index_directory.h"

namespace news {

// The one writer of an index: an open-file-description lock on `lock`, which dies with the process. Waits up
// to `wait_seconds`, then throws Error(locked) naming the holder (process id and command, which it has
// written into the file). Throws Error(io) if the directory is missing or not writable.
class WriterLock {
 public:
  WriterLock(const IndexPaths& paths, int wait_seconds, const std::string& command);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  int fd_ = -1;
};

}  // namespace news
