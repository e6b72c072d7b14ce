#include "indexer/file_ops.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <vector>

#include "common/error.h"
#include "indexer/output_file.h"

namespace news {

namespace fs = std::filesystem;

namespace {

std::string parent_of(const std::string& path) {
  const std::string parent = fs::path(path).parent_path().string();
  return parent.empty() ? "." : parent;
}

int sync_path(const std::string& path, int flags) {
  const int fd = open(path.c_str(), flags | O_CLOEXEC);
  if (fd < 0) return errno;
  // Some file systems have no sync of directories and say so: there is nothing more to be had from them.
  const int problem = fsync(fd) != 0 && errno != EINVAL && errno != ENOTSUP ? errno : 0;
  close(fd);
  return problem;
}

void sync_file(FileOps& ops, const std::string& path, int flags) {
  int problem = ops.step("sync", path);
  if (problem == 0) problem = sync_path(path, flags);
  if (problem != 0) throw io_error("cannot sync", path, problem);
}

void sync_directory(FileOps& ops, const std::string& path) { sync_file(ops, path, O_RDONLY | O_DIRECTORY); }

std::vector<std::string> files_in(const std::string& path) {
  std::vector<std::string> files;
  std::error_code problem;
  for (fs::directory_iterator it(path, problem), end; !problem && it != end; it.increment(problem)) {
    std::error_code ignored;
    if (it->is_regular_file(ignored)) files.push_back(it->path().string());
  }
  if (problem) throw io_error("cannot read directory", path, problem.value());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int FileOps::step(std::string_view, const std::string&) { return 0; }

uint64_t FileOps::free_bytes(const std::string& directory) {
  struct statvfs room {};
  if (statvfs(directory.c_str(), &room) != 0) throw io_error("cannot read", directory, errno);
  return uint64_t{room.f_bavail} * room.f_frsize;
}

void FileOps::announce(std::string_view operation, const std::string& path) {
  const int problem = step(operation, path);
  if (problem != 0) throw io_error("cannot " + std::string(operation), path, problem);
}

void FileOps::make_directory(const std::string& path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return;
  const std::string parent = parent_of(path);
  if (parent != path) make_directory(parent);
  int problem = step("make directory", path);
  if (problem == 0 && mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) problem = errno;
  if (problem != 0) throw io_error("cannot make directory", path, problem);
  sync_directory(*this, parent);
}

void FileOps::replace_file(const std::string& path, std::string_view text) {
  const std::string temporary = path + ".tmp";
  OutputFile file(*this, temporary);
  file.write(text);
  file.sync();
  file.close();
  rename_synced(temporary, path);
}

void FileOps::rename_synced(const std::string& from, const std::string& to) {
  int problem = step("rename", to);
  if (problem == 0 && rename(from.c_str(), to.c_str()) != 0) problem = errno;
  if (problem != 0) throw io_error("cannot rename", from, problem);
  sync_directory(*this, parent_of(to));
}

void FileOps::remove_file(const std::string& path) {
  int problem = step("remove", path);
  if (problem == 0 && unlink(path.c_str()) != 0 && errno != ENOENT) problem = errno;
  if (problem != 0) throw io_error("cannot remove", path, problem);
  sync_directory(*this, parent_of(path));
}

void FileOps::remove_tree(const std::string& path) {
  announce("remove", path);
  std::error_code problem;
  fs::remove_all(path, problem);
  if (problem) throw io_error("cannot remove", path, problem.value());
}

void FileOps::sync_tree(const std::string& path) {
  for (const std::string& file : files_in(path)) sync_file(*this, file, O_RDONLY);
  sync_directory(*this, path);
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
