// Sequential writing of a file in large pieces. Not synced: a segment is synced as a whole before it is
// published.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/output_file.h"

namespace news::glass {

// Throws Error(io) with the file's name when the disk refuses. Without close() what is buffered is lost.
// Holds up to 1 MiB.
class BlockFile {
 public:
  BlockFile(FileOps& ops, std::string path, OutputFile::PageCache page_cache);

  // Room for the next `size` bytes, at most kMostRoom; to be filled before the next call.
  uint8_t* room(size_t size);
  static constexpr size_t kMostRoom = size_t{512} << 10;
  void close();
  const std::string& path() const noexcept { return file_.path(); }
  FileOps& ops() const noexcept { return file_.ops(); }

 private:
  struct Free {
    void operator()(uint8_t* bytes) const noexcept;
  };
  using Buffer = std::unique_ptr<uint8_t[], Free>;
  static Buffer make_buffer();
  std::string_view filled() const { return {reinterpret_cast<const char*>(filling_.get()), used_}; }

  // In this order: the file may be writing from a buffer when both end.
  Buffer filling_, writing_;  // the second one from the first full one on
  size_t used_ = 0;
  OutputFile file_;
};

}  // namespace news::glass
