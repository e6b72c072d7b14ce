#include "indexer/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "common/error.h"

namespace news {

OutputFile::OutputFile(FileOps& ops, std::string path) : ops_(ops), path_(std::move(path)) {
  int problem = ops_.step("create", path_);
  if (problem == 0) {
    fd_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd_ < 0) problem = errno;
  }
  if (problem != 0) throw io_error("cannot create", path_, problem);
}

OutputFile::~OutputFile() {
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
}

void OutputFile::sync() {
  int problem = ops_.step("sync", path_);
  if (problem == 0 && ::fsync(fd_) != 0) problem = errno;
  if (problem != 0) throw io_error("cannot sync", path_, problem);
}

// Some file systems tell only now that the disk is full.
void OutputFile::close() {
  if (fd_ < 0) return;
  int problem = ops_.step("close", path_);
  if (::close(std::exchange(fd_, -1)) != 0 && problem == 0) problem = errno;
  if (problem != 0) throw io_error("cannot write", path_, problem);
}

}  // namespace news
