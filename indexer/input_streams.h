// The streams at the bottom of every input: a file on disk or a pipe, bytes looked at and put back, and the
// guard against input that expands without measure. A stream is read by one thread at a time.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <exception>
#include <string>

#include "indexer/reader.h"

namespace news {

// A file descriptor as a stream; seekable if the descriptor is a regular file.
class FileStream : public ByteStream {
 public:
  // Takes the descriptor over and closes it, unless it is standard input (0). Bytes read are added to
  // *bytes_read if given.
  FileStream(int fd, std::atomic<uint64_t>* bytes_read);
  ~FileStream() override;
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;

  // Throws StreamError "io"; "stopped" when a pipe or a terminal says nothing and the user asked to stop
  // (indexer/stop_signal.h): what was read is no whole record then.
  size_t read(char* buffer, size_t size) override;
  bool seekable() const noexcept { return seekable_; }
  uint64_t size() const noexcept { return size_; }  // bytes; 0 if not seekable
  // New offset from the beginning, or -1. Precondition: seekable.
  int64_t seek(int64_t offset, int whence);
  // Compressed bytes that have been seen, each counted once however often it was read again.
  uint64_t consumed() const noexcept;

 private:
  bool wait() const;

  int fd_;
  bool regular_ = false;
  bool seekable_ = false;
  uint64_t size_ = 0;
  std::atomic<uint64_t> read_ = 0;  // asked by the guard, from other threads
  std::atomic<uint64_t>* bytes_read_;
};

// A stream whose first bytes can be looked at before they are read.
class PeekStream : public ByteStream {
 public:
  explicit PeekStream(ByteStream& below) : below_(below) {}
  // The next `size` bytes, fewer only at the end of the stream or before damage, which read() then reports.
  std::string_view peek(size_t size);
  size_t read(char* buffer, size_t size) override;
  // Bytes before the damage that were looked at and not read are dropped.
  bool resume() override;
  // Puts bytes that were read back in front of what comes next.
  void put_back(std::string_view bytes);
  // Throws the damage that was met, also if read() has thrown it before or was never called: for the end of
  // reading, so that damage cannot go unreported because only peek() or somebody careless saw it.
  void finish() const;

 private:
  ByteStream& below_;
  std::string head_;
  size_t pos_ = 0;
  std::exception_ptr damage_;
};

// Text news compresses 3 to 20 times; a crawl of the same pages every day, with a long window, some hundred
// times. What expands further is meant to fill disks. Below kFreeExpansion bytes the ratio does not matter.
inline constexpr uint64_t kMaxRatio = 500;
inline constexpr uint64_t kFreeExpansion = uint64_t{128} << 20;

// Adds up what each level of unpacking has produced from one file and compares it with what was read of that
// file. Levels may be unpacked in threads of their own, one each.
class ExpansionGuard {
 public:
  static constexpr size_t kLevels = 32;
  // `file` must outlive the guard: its bytes consumed so far are what the rest is compared with.
  explicit ExpansionGuard(const FileStream* file) : file_(file) {}
  // Without a file (tests, memory): compares with `size` bytes of input.
  explicit ExpansionGuard(uint64_t size) : size_(size) {}

  // `level` counts the unpacking steps between the file and these bytes. Throws StreamError "bomb".
  void produced(size_t level, size_t bytes);
  bool tripped() const noexcept { return tripped_; }

 private:
  const FileStream* file_ = nullptr;
  uint64_t size_ = 0;
  std::array<uint64_t, kLevels> produced_{};
  std::atomic<bool> tripped_ = false;
};

}  // namespace news
