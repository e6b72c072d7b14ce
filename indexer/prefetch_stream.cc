#include "indexer/prefetch_stream.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace news {

namespace {
constexpr size_t kBlockBytes = size_t{256} << 10;
}

PrefetchStream::~PrefetchStream() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

size_t PrefetchStream::read(char* buffer, size_t size) {
  if (!thread_.joinable()) {
    if (direct_ < kDirectBytes) {
      const size_t got = below_.read(buffer, size);
      direct_ += got;
      return got;
    }
    thread_ = std::thread([this] { read_ahead(); });
  }
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return ended_ || !blocks_.empty(); });
  if (blocks_.empty()) {
    if (error_) std::rethrow_exception(error_);
    return 0;
  }
  // Only this thread takes blocks away: the first one stays where it is.
  const std::string& block = blocks_.front();
  lock.unlock();
  const size_t count = std::min(size, block.size() - pos_);
  std::memcpy(buffer, block.data() + pos_, count);
  pos_ += count;
  if (pos_ < block.size()) return count;
  pos_ = 0;
  lock.lock();
  ahead_ -= block.size();
  blocks_.pop_front();
  lock.unlock();
  changed_.notify_all();
  return count;
}

bool PrefetchStream::resume() {
  if (thread_.joinable()) {
    thread_.join();  // it ended with the error
    ended_ = false;
    error_ = nullptr;
  }
  return below_.resume();  // what follows is read by another thread, or by none
}

void PrefetchStream::read_ahead() {
  std::string block;
  std::exception_ptr error;
  for (bool ended = false; !ended;) {
    block.resize(kBlockBytes);
    try {
      block.resize(below_.read(block.data(), block.size()));
      ended = block.empty();
    } catch (...) {
      block.clear();
      error = std::current_exception();
      ended = true;
    }
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stop_ || ahead_ < kAheadBytes; });
    if (stop_) return;
    ahead_ += block.size();
    if (!block.empty()) blocks_.push_back(std::move(block));
    block.clear();
    ended_ = ended;
    error_ = error;
    changed_.notify_all();
  }
}

}  // namespace news
