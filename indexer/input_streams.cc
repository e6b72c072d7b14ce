#include "indexer/input_streams.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "indexer/stop_signal.h"

namespace news {

FileStream::FileStream(int fd, std::atomic<uint64_t>* bytes_read) : fd_(fd), bytes_read_(bytes_read) {
  struct stat info {};
  regular_ = ::fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
  if (!regular_) return;
  seekable_ = ::lseek(fd, 0, SEEK_CUR) == 0;  // standard input may be a file that is read already in part
  if (seekable_) size_ = static_cast<uint64_t>(info.st_size);
}

FileStream::~FileStream() {
  if (fd_ > 0) ::close(fd_);
}

// Waits until a pipe or a terminal has something to say; false if the user asked to stop before. Not left to
// the interrupted read: the signal may come just before it, or to another thread.
bool FileStream::wait() const {
  constexpr int kMilliseconds = 200;
  pollfd waiting{fd_, POLLIN, 0};
  while (!stop_requested()) {
    const int ready = ::poll(&waiting, 1, kMilliseconds);
    if (ready != 0 && !(ready < 0 && errno == EINTR)) return true;
  }
  return false;
}

size_t FileStream::read(char* buffer, size_t size) {
  while (true) {
    if (!regular_ && !wait()) throw StreamError{"stopped", "the run was stopped", ""};
    const ssize_t got = ::read(fd_, buffer, size);
    if (got >= 0) {
      read_ += static_cast<uint64_t>(got);
      if (bytes_read_ != nullptr) *bytes_read_ += static_cast<uint64_t>(got);
      return static_cast<size_t>(got);
    }
    if (errno != EINTR) throw StreamError{"io", fmt::format("cannot be read: {}", std::strerror(errno)), ""};
  }
}

int64_t FileStream::seek(int64_t offset, int whence) { return ::lseek(fd_, offset, whence); }

uint64_t FileStream::consumed() const noexcept {
  return seekable_ ? std::min(read_.load(), size_) : read_.load();
}

std::string_view PeekStream::peek(size_t size) {
  while (head_.size() - pos_ < size && !damage_) {
    const size_t have = head_.size();
    head_.resize(pos_ + size);
    size_t got = 0;
    try {
      got = below_.read(head_.data() + have, head_.size() - have);
    } catch (...) {
      damage_ = std::current_exception();
    }
    head_.resize(have + got);
    if (got == 0) break;
  }
  return std::string_view(head_).substr(pos_, size);
}

size_t PeekStream::read(char* buffer, size_t size) {
  if (pos_ < head_.size()) {
    const size_t count = std::min(size, head_.size() - pos_);
    std::memcpy(buffer, head_.data() + pos_, count);
    pos_ += count;
    return count;
  }
  finish();
  try {
    return below_.read(buffer, size);
  } catch (...) {
    damage_ = std::current_exception();
    throw;
  }
}

bool PeekStream::resume() {
  if (!damage_ || !below_.resume()) return false;
  damage_ = nullptr;
  head_.clear();
  pos_ = 0;
  return true;
}

void PeekStream::put_back(std::string_view bytes) {
  head_.replace(0, pos_, bytes);
  pos_ = 0;
}

void PeekStream::finish() const {
  if (damage_) std::rethrow_exception(damage_);
}

void ExpansionGuard::produced(size_t level, size_t bytes) {
  uint64_t& total = produced_[std::min(level, kLevels - 1)];
  total += bytes;
  const uint64_t in = file_ != nullptr ? file_->consumed() : size_;
  if (total <= kFreeExpansion || total / kMaxRatio <= in) return;
  tripped_ = true;
  throw StreamError{
      "bomb",
      fmt::format("expands to more than {} times its size, which no text does; stopped after {} bytes",
                  kMaxRatio, total),
      "unpack it yourself if it is what it should be, and add the files"};
}

}  // namespace news
