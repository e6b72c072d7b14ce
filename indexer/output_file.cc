#include "indexer/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <system_error>
#include <utility>

#include "common/error.h"

namespace news {

namespace {
constexpr uint64_t kFlushBytes = uint64_t{16} << 20;
}

OutputFile::OutputFile(FileOps& ops, std::string path) : ops_(ops), path_(std::move(path)) {
  int problem = ops_.step("create", path_);
  if (problem == 0) {
    fd_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd_ < 0) problem = errno;
  }
  if (problem != 0) throw io_error("cannot create", path_, problem);
}

OutputFile::~OutputFile() {
  join_flush();
  if (fd_ >= 0) ::close(fd_);
}

void OutputFile::write(std::string_view bytes) {
  int problem = ops_.step("write", path_);
  while (problem == 0 && !bytes.empty()) {
    const ssize_t wrote = ::write(fd_, bytes.data(), bytes.size());
    if (wrote >= 0) {
      bytes.remove_prefix(static_cast<size_t>(wrote));
      written_ += static_cast<uint64_t>(wrote);
    } else if (errno != EINTR) {
      problem = errno;
    }
  }
  if (problem != 0) throw io_error("cannot write", path_, problem);
}

void OutputFile::write_back() noexcept {
  ::sync_file_range(fd_, static_cast<off64_t>(written_back_), static_cast<off64_t>(written_ - written_back_),
                    SYNC_FILE_RANGE_WRITE);
  written_back_ = written_;
  if (written_ - flushed_ >= kFlushBytes) flush_in_background();
}

// What a disk has taken in but not yet made safe it makes safe when a sync asks for it, which takes a virtual
// disk a tenth of a second for each 100 MB. A sync in another thread meanwhile leaves less of that to the
// end.
void OutputFile::flush_in_background() noexcept {
  if (flush_.valid() && flush_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
  join_flush();
  flushed_ = written_;
  try {
    flush_ = std::async(std::launch::async, [fd = fd_] { return ::fdatasync(fd) == 0 ? 0 : errno; });
  } catch (const std::system_error&) {  // no thread to be had: it is only a hint
  }
}

// The kernel tells of a failed write once: whoever asked first must pass it on.
int OutputFile::join_flush() noexcept {
  const int problem = flush_.valid() ? flush_.get() : 0;
  if (flush_problem_ == 0) flush_problem_ = problem;
  return flush_problem_;
}

void OutputFile::sync() {
  int problem = ops_.step("sync", path_);
  if (const int flush = join_flush(); problem == 0) problem = flush;
  if (problem == 0 && ::fsync(fd_) != 0) problem = errno;
  if (problem != 0) throw io_error("cannot sync", path_, problem);
}

// Some file systems tell only now that the disk is full.
void OutputFile::close() {
  if (fd_ < 0) return;
  int problem = ops_.step("close", path_);
  if (const int flush = join_flush(); problem == 0) problem = flush;
  if (::close(std::exchange(fd_, -1)) != 0 && problem == 0) problem = errno;
  if (problem != 0) throw io_error("cannot write", path_, problem);
}

}  // namespace news
