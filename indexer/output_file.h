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
  // Whether a large file stays in the kernel's page cache, for those who read it next.
  enum class PageCache : uint8_t { keep, spare };
  // Makes the file, or empties the one that is there; readable for whom the umask allows, as Xapian's are.
  OutputFile(FileOps& ops, std::string path, PageCache page_cache = PageCache::keep);
  // Closes and ignores errors: call close().
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view bytes);
  // Writes in another thread, so that the disk works while the processor does: `bytes` must stay as they are
  // until the next call. Problems are told by that call, by close() at the latest. What a large file gets
  // goes past the page cache if it is aligned (kAlignment, place and size) and the file system can.
  static constexpr size_t kAlignment = 4096;
  void write_behind(std::string_view bytes);
  // Returns when what was written is on the disk.
  void sync();
  void close();
  const std::string& path() const noexcept { return path_; }
  FileOps& ops() const noexcept { return ops_; }

 private:
  int put(std::string_view bytes) noexcept;  // errno or 0, as the others
  int put_and_flush(std::string_view bytes) noexcept;
  int join_behind() noexcept;
  void set_direct(bool direct) noexcept;

  FileOps& ops_;
  std::string path_;
  int fd_ = -1;
  PageCache page_cache_;
  bool direct_ = false;      // past the page cache
  uint64_t written_ = 0;     // bytes
  uint64_t flushed_ = 0;     // of these, made safe
  std::future<int> behind_;  // what another thread writes
  int behind_problem_ = 0;   // of the first that failed
};

}  // namespace news
