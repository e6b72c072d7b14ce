#include "indexer/identity_spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "common/error.h"

namespace news {
namespace {

int open_nameless(const std::string& directory) {
  const int fd = open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR)) return fd;
  std::string name = directory + "/spool-XXXXXX";  // a file system without O_TMPFILE
  const int named = mkostemp(name.data(), O_CLOEXEC);
  if (named >= 0) unlink(name.c_str());
  return named;
}

}  // namespace

void IdentitySpool::check(bool good, const char* action) const {
  if (!good) throw io_error(action, directory_, errno);
}

void IdentitySpool::add(uint64_t digest) {
  recent_.push_back(digest);
  if (recent_.size() * sizeof digest > limit_) spill();
}

void IdentitySpool::spill() {
  if (!file_) {
    const int fd = open_nameless(directory_);
    check(fd >= 0, "cannot make a temporary file in");
    file_.reset(fdopen(fd, "w+"));
  }
  std::sort(recent_.begin(), recent_.end());
  check(std::fseek(file_.get(), 0, SEEK_END) == 0, "cannot write a temporary file in");
  check(std::fwrite(recent_.data(), sizeof(uint64_t), recent_.size(), file_.get()) == recent_.size(),
        "cannot write a temporary file in");
  recent_ = {};
}

void IdentitySpool::for_each(const std::function<void(uint64_t digest)>& take) {
  std::sort(recent_.begin(), recent_.end());
  for (const uint64_t digest : recent_) take(digest);
  if (!file_) return;
  check(std::fflush(file_.get()) == 0 && std::fseek(file_.get(), 0, SEEK_SET) == 0,
        "cannot read a temporary file in");
  uint64_t digest = 0;
  while (std::fread(&digest, sizeof digest, 1, file_.get()) == 1) take(digest);
  check(std::ferror(file_.get()) == 0, "cannot read a temporary file in");
}

}  // namespace news
