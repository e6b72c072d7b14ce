#include "indexer/writer_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>

#include "common/error.h"
#include "common/utf8.h"

namespace news {

namespace {

constexpr auto kPoll = std::chrono::milliseconds(100);
constexpr size_t kHolderBytes = 4096;

// False if another open file holds it.
bool try_lock(int fd, const std::string& path) {
  struct flock whole {};
  whole.l_type = F_WRLCK;
  whole.l_whence = SEEK_SET;
  while (fcntl(fd, F_OFD_SETLK, &whole) != 0) {
    if (errno == EINTR) continue;
    if (errno == EAGAIN || errno == EACCES) return false;
    throw io_error("cannot lock", path, errno);
  }
  return true;
}

std::string holder_of(int fd) {
  std::string text(kHolderBytes, '\0');
  const ssize_t got = pread(fd, text.data(), text.size(), 0);
  text.resize(got > 0 ? static_cast<size_t>(got) : 0);
  const std::string name = printable(trim(text));
  return name.empty() ? "another process" : name;
}

bool wait_for_lock(int fd, const std::string& path, int wait_seconds) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(wait_seconds);
  while (!try_lock(fd, path)) {
    if (std::chrono::steady_clock::now() >= deadline) return false;
    std::this_thread::sleep_for(kPoll);
  }
  return true;
}

// Best effort: the name only makes the message of others better.
void write_holder(int fd, const std::string& command) {
  const std::string text = fmt::format("process {} ({})\n", getpid(), command).substr(0, kHolderBytes);
  if (ftruncate(fd, 0) != 0 || pwrite(fd, text.data(), text.size(), 0) < 0) errno = 0;
}

}  // namespace

WriterLock::WriterLock(const IndexPaths& paths, int wait_seconds, const std::string& command) {
  const std::string path = paths.lock();
  fd_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (fd_ < 0) throw io_error("cannot open", path, errno);
  try {
    if (!wait_for_lock(fd_, path, wait_seconds)) {
      throw Error(ErrorCode::locked, fmt::format("the index is being written by {}", holder_of(fd_)),
                  "wait until it is done, or let this command wait with --wait SECONDS");
    }
  } catch (...) {
    close(fd_);
    throw;
  }
  write_holder(fd_, command);
}

WriterLock::~WriterLock() { close(fd_); }

}  // namespace news
