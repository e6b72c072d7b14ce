#include "indexer/glass/block_file.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

namespace news::glass {

namespace {
constexpr size_t kBufferBytes = size_t{512} << 10;
constexpr std::align_val_t kAligned{OutputFile::kAlignment};
}  // namespace

void BlockFile::Free::operator()(uint8_t* bytes) const noexcept { ::operator delete[](bytes, kAligned); }

BlockFile::Buffer BlockFile::make_buffer() {
  return Buffer(static_cast<uint8_t*>(::operator new[](kBufferBytes, kAligned)));
}

BlockFile::BlockFile(FileOps& ops, std::string path) : filling_(make_buffer()), file_(ops, std::move(path)) {}

void BlockFile::write(const uint8_t* bytes, size_t size) {
  while (size > 0) {
    if (used_ == kBufferBytes) {
      file_.write_behind(filled());
      if (!writing_) writing_ = make_buffer();
      std::swap(filling_, writing_);
      used_ = 0;
    }
    const size_t part = std::min(size, kBufferBytes - used_);
    std::memcpy(filling_.get() + used_, bytes, part);
    used_ += part;
    bytes += part;
    size -= part;
  }
}

void BlockFile::close() {
  if (used_ > 0) file_.write(filled());
  used_ = 0;
  file_.close();
}

}  // namespace news::glass
