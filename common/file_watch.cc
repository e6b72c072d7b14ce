#include "common/file_watch.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace news {

FileWatch::FileWatch(const std::string& path) noexcept : file_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (file_ >= 0 && fstat(file_, &status_) != 0) status_.st_nlink = 0;  // changed()
}

FileWatch::~FileWatch() {
  if (file_ >= 0) close(file_);
}

FileWatch::FileWatch(FileWatch&& other) noexcept
    : file_(std::exchange(other.file_, -1)), status_(other.status_) {}

std::string FileWatch::read(size_t most) const {
  std::string bytes(most, '\0');
  size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got =
        pread(file_, bytes.data() + filled, bytes.size() - filled, static_cast<off_t>(filled));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    filled += static_cast<size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

// Of a file that is replaced or removed the name goes, which changes its status; a link elsewhere may keep it
// in being.
bool FileWatch::changed() const noexcept {
  struct stat now {};
  return file_ < 0 || fstat(file_, &now) != 0 || now.st_nlink == 0 || now.st_nlink != status_.st_nlink ||
         now.st_size != status_.st_size || now.st_ctim.tv_sec != status_.st_ctim.tv_sec ||
         now.st_ctim.tv_nsec != status_.st_ctim.tv_nsec;
}

}  // namespace news
