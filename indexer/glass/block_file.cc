#include "indexer/glass/block_file.h"

#include <utility>

namespace news::glass {

namespace {
constexpr size_t kBufferBytes = size_t{256} << 10;
// The disk works while the processor does: waiting for it at the end took a tenth of the time.
constexpr size_t kWriteBackBytes = size_t{4} << 20;
}

BlockFile::BlockFile(FileOps& ops, std::string path) : file_(ops, std::move(path)) {
  buffer_.reserve(kBufferBytes);
}

void BlockFile::write(const uint8_t* bytes, size_t size) {
  buffer_.append(reinterpret_cast<const char*>(bytes), size);
  if (buffer_.size() >= kBufferBytes) flush();
}

void BlockFile::flush() {
  if (!buffer_.empty()) file_.write(buffer_);
  waiting_ += buffer_.size();
  buffer_.clear();
  if (waiting_ < kWriteBackBytes) return;
  file_.write_back();
  waiting_ = 0;
}

void BlockFile::close() {
  flush();
  file_.close();
}

}  // namespace news::glass
