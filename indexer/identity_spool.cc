#include "indexer/identity_spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>

#include "common/error.h"

namespace news {
namespace {

constexpr size_t kEntryBytes = sizeof(std::string) + 16;  // and what the allocator adds

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

void IdentitySpool::add(const std::string& identity) {
  recent_.push_back(identity);
  bytes_ += identity.size() + kEntryBytes;
  if (bytes_ > limit_) spill();
}

// Each identity: length in 4 bytes, then the bytes.
void IdentitySpool::spill() {
  if (!file_) {
    const int fd = open_nameless(directory_);
    check(fd >= 0, "cannot make a temporary file in");
    file_.reset(fdopen(fd, "w+"));
  }
  std::sort(recent_.begin(), recent_.end());
  check(std::fseek(file_.get(), 0, SEEK_END) == 0, "cannot write a temporary file in");
  for (const std::string& identity : recent_) {
    const auto length = static_cast<uint32_t>(identity.size());
    check(std::fwrite(&length, sizeof length, 1, file_.get()) == 1 &&
              std::fwrite(identity.data(), 1, length, file_.get()) == length,
          "cannot write a temporary file in");
  }
  recent_.clear();
  recent_.shrink_to_fit();
  bytes_ = 0;
}

void IdentitySpool::for_each(const std::function<void(const std::string& identity)>& take) {
  std::sort(recent_.begin(), recent_.end());
  for (const std::string& identity : recent_) take(identity);
  if (!file_) return;
  check(std::fflush(file_.get()) == 0 && std::fseek(file_.get(), 0, SEEK_SET) == 0,
        "cannot read a temporary file in");
  uint32_t length = 0;
  std::string identity;
  while (std::fread(&length, sizeof length, 1, file_.get()) == 1) {
    identity.resize(length);
    check(std::fread(identity.data(), 1, length, file_.get()) == length, "cannot read a temporary file in");
    take(identity);
  }
  check(std::ferror(file_.get()) == 0, "cannot read a temporary file in");
}

}  // namespace news
