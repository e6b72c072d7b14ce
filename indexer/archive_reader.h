// libarchive behind an interface of ours: the members of a tar or zip one after the other, or the bytes of
// one compressed stream. Only the kind asked for is ever tried, because libarchive's own guessing takes plain
// text for archives.
#pragma once

#include <memory>
#include <string>

#include "indexer/input_streams.h"

namespace news {

enum class ArchiveKind { tar, zip, zstd, bzip2, xz, lz4 };

// True if the first bytes (512 for tar) are those of a tar of any make, its header checksum right, or of a
// zip.
bool is_tar(std::string_view head) noexcept;
bool is_zip(std::string_view head) noexcept;

struct ArchiveMember {
  std::string name;     // UTF-8; slashes and ".." as they stand in the archive
  bool is_file = true;  // else directory, link, device
  bool encrypted = false;
};

// Not thread-safe. Exceptions that `below` throws inside libarchive come out of next() and read() unchanged.
class ArchiveReader {
 public:
  // `file` is the same file as `below` if it can be sought in: a zip is then read by its central directory.
  // Both must outlive this.
  ArchiveReader(ByteStream& below, FileStream* file, ArchiveKind kind);
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  // Moves to the next member, false at the end. Throws StreamError "cut" or "damaged"; then broken() is true.
  bool next(ArchiveMember& member);
  // Bytes of the member moved to, 0 at its end. Throws StreamError; unless broken() the next member can still
  // be read.
  size_t read(char* buffer, size_t size);
  bool broken() const noexcept;
  // True if the trouble came from `below`, so is none of this archive.
  bool source_failed() const noexcept;
  // Headers that were unreadable and passed over.
  size_t damaged_headers() const noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace news
