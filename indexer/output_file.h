// Sequential writing of a file, every step of it told to a FileOps.
#pragma once

#include <cstdint>
#include <future>
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
  // Lets the disk begin with what was written since the last call, so that less is left to a sync; large
  // files are synced in another thread meanwhile. A hint: it promises nothing, and problems are told by
  // close() at the latest.
  void write_back() noexcept;
  // Returns when what was written is on the disk.
  void sync();
  void close();
  const std::string& path() const noexcept { return path_; }
  FileOps& ops() const noexcept { return ops_; }

 private:
  void flush_in_background() noexcept;
  int join_flush() noexcept;  // errno of the first one that failed, or 0

  FileOps& ops_;
  std::string path_;
  int fd_ = -1;
  uint64_t written_ = 0, written_back_ = 0, flushed_ = 0;  // bytes
  std::future<int> flush_;                                 // in another thread; gives errno or 0
  int flush_problem_ = 0;                                  // errno of one that is over
};

}  // namespace news
