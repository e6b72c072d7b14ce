#include "indexer/file_ops.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <vector>

#include "common/error.h"

namespace news {

namespace fs = std::filesystem;

namespace {

// A file descriptor that is closed at the end of its block.
class Descriptor {
 public:
  Descriptor(const std::string& path, int flags)
      : path_(path), fd_(open(path.c_str(), flags | O_CLOEXEC, 0666)) {
    if (fd_ < 0) throw io_error("cannot open", path, errno);
  }
  ~Descriptor() { close(fd_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void write_all(std::string_view text) {
    while (!text.empty()) {
      const ssize_t written = write(fd_, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) throw io_error("cannot write", path_, errno);
      text.remove_prefix(static_cast<size_t>(written));
    }
  }
  void sync() {
    // Some file systems have no sync of directories and say so: there is nothing more to be had from them.
    if (fsync(fd_) != 0 && errno != EINVAL && errno != ENOTSUP) throw io_error("cannot write", path_, errno);
  }

 private:
  std::string path_;
  int fd_;
};

void sync_path(const std::string& path, int flags) { Descriptor(path, flags).sync(); }

std::string parent_of(const std::string& path) {
  const std::string parent = fs::path(path).parent_path().string();
  return parent.empty() ? "." : parent;
}

void sync_directory(const std::string& path) { sync_path(path, O_RDONLY | O_DIRECTORY); }

std::vector<std::string> files_in(const std::string& path) {
  std::vector<std::string> files;
  std::error_code problem;
  for (fs::directory_iterator it(path, problem), end; !problem && it != end; it.increment(problem)) {
    std::error_code ignored;
    if (it->is_regular_file(ignored)) files.push_back(it->path().string());
  }
  if (problem) throw io_error("cannot read directory", path, problem.value());
  return files;
}

}  // namespace

void FileOps::step(std::string_view, const std::string&) {}

uint64_t FileOps::free_bytes(const std::string& directory) {
  struct statvfs room {};
  if (statvfs(directory.c_str(), &room) != 0) throw io_error("cannot read", directory, errno);
  return uint64_t{room.f_bavail} * room.f_frsize;
}

void FileOps::make_directory(const std::string& path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return;
  const std::string parent = parent_of(path);
  if (parent != path) make_directory(parent);
  step("make directory", path);
  if (mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) throw io_error("cannot make directory", path, errno);
  sync_directory(parent);
}

void FileOps::replace_file(const std::string& path, std::string_view text) {
  const std::string temporary = path + ".tmp";
  step("write", temporary);
  {
    Descriptor file(temporary, O_WRONLY | O_CREAT | O_TRUNC);
    file.write_all(text);
    file.sync();
  }
  rename_synced(temporary, path);
}

void FileOps::rename_synced(const std::string& from, const std::string& to) {
  step("rename", to);
  if (rename(from.c_str(), to.c_str()) != 0) throw io_error("cannot rename", from, errno);
  step("sync", parent_of(to));
  sync_directory(parent_of(to));
}

void FileOps::remove_file(const std::string& path) {
  step("remove", path);
  if (unlink(path.c_str()) != 0 && errno != ENOENT) throw io_error("cannot remove", path, errno);
  step("sync", parent_of(path));
  sync_directory(parent_of(path));
}

void FileOps::remove_tree(const std::string& path) {
  step("remove", path);
  std::error_code problem;
  fs::remove_all(path, problem);
  if (problem) throw io_error("cannot remove", path, problem.value());
}

void FileOps::sync_tree(const std::string& path) {
  step("sync", path);
  for (const std::string& file : files_in(path)) sync_path(file, O_RDONLY);
  sync_directory(path);
}

FileOps& real_file_ops() {
  static FileOps ops;
  return ops;
}

uint64_t directory_bytes(const std::string& path) {
  uint64_t sum = 0;
  std::error_code problem;
  for (fs::directory_iterator it(path, problem), end; !problem && it != end; it.increment(problem)) {
    std::error_code ignored;
    const uint64_t size = it->is_regular_file(ignored) ? it->file_size(ignored) : 0;
    if (!ignored) sum += size;
  }
  return sum;
}

}  // namespace news
