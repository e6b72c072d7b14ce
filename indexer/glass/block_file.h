// Sequential writing of a file in large pieces. Not synced: a segment is synced as a whole before it is
// published.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "indexer/output_file.h"

namespace news::glass {

// Throws Error(io) with the file's name when the disk refuses. Without close() what is buffered is lost.
class BlockFile {
 public:
  BlockFile(FileOps& ops, std::string path);

  void write(const uint8_t* bytes, size_t size);
  void close();
  const std::string& path() const noexcept { return file_.path(); }
  FileOps& ops() const noexcept { return file_.ops(); }

 private:
  void flush();
  OutputFile file_;
  std::string buffer_;
  size_t waiting_ = 0;  // bytes that the disk was not yet asked to begin with
};

}  // namespace news::glass
