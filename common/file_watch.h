// Notices that a file is no longer what it was, at the price of one system call and without its name.
#pragma once

#include <sys/stat.h>

#include <string>

namespace news {

// Keeps the file open. Thread-safe.
class FileWatch {
 public:
  // Not open if the file cannot be opened; then errno says why.
  explicit FileWatch(const std::string& path) noexcept;
  ~FileWatch();
  FileWatch(FileWatch&& other) noexcept;
  FileWatch& operator=(FileWatch&&) = delete;

  bool is_open() const noexcept { return file_ >= 0; }
  // The first bytes, at most so many; fewer if reading fails.
  std::string read(size_t most) const;
  // Replaced by another, removed or written to since it was opened. True if it is not open.
  bool changed() const noexcept;

 private:
  int file_;
  struct stat status_ {};  // when it was opened
};

}  // namespace news
