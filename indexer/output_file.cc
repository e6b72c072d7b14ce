#include "indexer/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <system_error>
#include <utility>

#include "common/error.h"

namespace news {

namespace {
// What a disk has taken in but not yet made safe it makes safe when a sync asks for it, which takes a virtual
// disk a tenth of a second for each 100 MB. A sync every now and then leaves less of that to the end.
constexpr uint64_t kFlushBytes = uint64_t{16} << 20;
// Small files are read again soon, by a searcher or a merge. Of large ones the page cache could hold only a
// part, for which it gives up what others have there, and to copy them costs a tenth of an indexer's time
// where memory must first be had from a host.
constexpr uint64_t kDirectFrom = uint64_t{4} << 20;

bool is_aligned(std::string_view bytes) noexcept {
  return (reinterpret_cast<uintptr_t>(bytes.data()) | bytes.size()) % OutputFile::kAlignment == 0;
}
}  // namespace

OutputFile::OutputFile(FileOps& ops, std::string path, PageCache page_cache)
    : ops_(ops), path_(std::move(path)), page_cache_(page_cache) {
  int problem = ops_.step("create", path_);
  if (problem == 0) {
    fd_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd_ < 0) problem = errno;
  }
  if (problem != 0) throw io_error("cannot create", path_, problem);
}

OutputFile::~OutputFile() {
  join_behind();
  if (fd_ >= 0) ::close(fd_);
}

void OutputFile::write(std::string_view bytes) {
  int problem = ops_.step("write", path_);
  if (const int behind = join_behind(); problem == 0) problem = behind;
  set_direct(false);
  if (problem == 0) problem = put(bytes);
  if (problem != 0) throw io_error("cannot write", path_, problem);
}

void OutputFile::write_behind(std::string_view bytes) {
  int problem = ops_.step("write", path_);
  if (const int behind = join_behind(); problem == 0) problem = behind;
  if (problem != 0) throw io_error("cannot write", path_, problem);
  set_direct(page_cache_ == PageCache::spare && written_ >= kDirectFrom && written_ % kAlignment == 0 &&
             is_aligned(bytes));
  try {
    behind_ = std::async(std::launch::async, [this, bytes] { return put_and_flush(bytes); });
  } catch (const std::system_error&) {  // no thread to be had
    behind_problem_ = put_and_flush(bytes);
  }
}

int OutputFile::put(std::string_view bytes) noexcept {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(fd_, bytes.data(), bytes.size());
    if (wrote >= 0) {
      bytes.remove_prefix(static_cast<size_t>(wrote));
      written_ += static_cast<uint64_t>(wrote);
    } else if (direct_ && errno == EINVAL) {  // this one wants it aligned in another way
      set_direct(false);
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

int OutputFile::put_and_flush(std::string_view bytes) noexcept {
  if (const int problem = put(bytes); problem != 0) return problem;
  if (written_ - flushed_ < kFlushBytes) return 0;
  flushed_ = written_;
  return ::fdatasync(fd_) == 0 ? 0 : errno;
}

// The kernel tells of a failed write once: whoever asked first must pass it on.
int OutputFile::join_behind() noexcept {
  const int problem = behind_.valid() ? behind_.get() : 0;
  if (behind_problem_ == 0) behind_problem_ = problem;
  return behind_problem_;
}

// A file system that cannot says so, and nothing changes.
void OutputFile::set_direct(bool direct) noexcept {
  if (direct == direct_) return;
  const int flags = ::fcntl(fd_, F_GETFL);
  if (flags >= 0 && ::fcntl(fd_, F_SETFL, direct ? flags | O_DIRECT : flags & ~O_DIRECT) == 0)
    direct_ = direct;
}

void OutputFile::sync() {
  int problem = ops_.step("sync", path_);
  if (const int behind = join_behind(); problem == 0) problem = behind;
  if (problem == 0 && ::fsync(fd_) != 0) problem = errno;
  if (problem != 0) throw io_error("cannot sync", path_, problem);
}

// Some file systems tell only now that the disk is full.
void OutputFile::close() {
  if (fd_ < 0) return;
  int problem = ops_.step("close", path_);
  if (const int behind = join_behind(); problem == 0) problem = behind;
  if (::close(std::exchange(fd_, -1)) != 0 && problem == 0) problem = errno;
  if (problem != 0) throw io_error("cannot write", path_, problem);
}

}  // namespace news
