#include "indexer/glass/block_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "common/error.h"

namespace news::glass {

namespace {
constexpr size_t kBufferBytes = size_t{256} << 10;
}

BlockFile::BlockFile(std::string path) : path_(std::move(path)) {
  fd_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd_ < 0) throw io_error("cannot create", path_, errno);
  buffer_.reserve(kBufferBytes);
}

BlockFile::~BlockFile() {
  if (fd_ >= 0) ::close(fd_);
}

void BlockFile::write(const uint8_t* bytes, size_t size) {
  buffer_.append(reinterpret_cast<const char*>(bytes), size);
  if (buffer_.size() >= kBufferBytes) flush();
}

void BlockFile::flush() {
  size_t done = 0;
  while (done < buffer_.size()) {
    const ssize_t wrote = ::write(fd_, buffer_.data() + done, buffer_.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) throw io_error("cannot write", path_, errno);
    done += static_cast<size_t>(wrote);
  }
  buffer_.clear();
}

void BlockFile::close() {
  if (fd_ < 0) return;
  flush();
  const int fd = fd_;
  fd_ = -1;
  if (::close(fd) != 0) throw io_error("cannot write", path_, errno);
}

}  // namespace news::glass
