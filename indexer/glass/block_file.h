// Sequential writing of a file in large pieces. Not synced: a segment is synced as a whole before it is
// published.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace news::glass {

// Throws Error(io) with the file's name when the disk refuses. The destructor closes and ignores errors: call
// close().
class BlockFile {
 public:
  explicit BlockFile(std::string path);
  ~BlockFile();
  BlockFile(const BlockFile&) = delete;
  BlockFile& operator=(const BlockFile&) = delete;

  void write(const uint8_t* bytes, size_t size);
  void close();
  const std::string& path() const noexcept { return path_; }

 private:
  void flush();
  std::string path_;
  std::string buffer_;
  int fd_ = -1;
};

}  // namespace news::glass
