// Sequential writing of a file, every step of it told to a FileOps.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/file_ops.h"

namespace news {

// Not thread-safe. Throws Error(io) with the file's name when the disk refuses.
class OutputFile {
 public:
  // Makes the file, or empties the one that is there; readable for whom the umask allows, as Xapian's are.
  OutputFile(FileOps& ops, std::string path);
  // Closes and ignores errors: call close().
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view bytes);
  // Lets the disk begin with what was written since the last call, so that less is left to a sync. A hint: it
  // promises nothing and reports nothing.
  void write_back() noexcept;
  // Returns when what was written is on the disk.
  void sync();
  void close();
  const std::string& path() const noexcept { return path_; }
  FileOps& ops() const noexcept { return ops_; }

 private:
  FileOps& ops_;
  std::string path_;
  int fd_ = -1;
  uint64_t written_ = 0, written_back_ = 0;  // bytes
};

}  // namespace news
