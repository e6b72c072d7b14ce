// Reading ahead in a thread of its own, so that decompression and what reads its output go on at the same
// time.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <string>
#include <thread>

#include "indexer/reader.h"

namespace news {

// For one thread, like every stream; `below` is read by another one as long as this lives, and must not be
// touched meanwhile. Errors of `below` are thrown where they belong: after all bytes before them.
class PrefetchStream : public ByteStream {
 public:
  // What is short is over before a thread has begun: this much is read without one.
  static constexpr size_t kDirectBytes = size_t{1} << 20;
  // Bytes that are read ahead at most.
  static constexpr size_t kAheadBytes = size_t{2} << 20;

  explicit PrefetchStream(ByteStream& below) : below_(below) {}
  // Waits for the read of `below` that is under way.
  ~PrefetchStream() override;
  PrefetchStream(const PrefetchStream&) = delete;
  PrefetchStream& operator=(const PrefetchStream&) = delete;

  size_t read(char* buffer, size_t size) override;
  bool resume() override;

 private:
  void read_ahead();

  ByteStream& below_;
  size_t direct_ = 0;  // bytes read without the thread
  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> blocks_;  // this and what follows: under the mutex
  size_t ahead_ = 0;                // bytes in blocks_
  bool ended_ = false;              // nothing comes after blocks_ but error_
  bool stop_ = false;
  std::exception_ptr error_;
  size_t pos_ = 0;  // in the first block; the reading thread's own
};

}  // namespace news
