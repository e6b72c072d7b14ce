#include "indexer/glass/block_file.h"

#include <new>
#include <utility>

namespace news::glass {

namespace {
constexpr std::align_val_t kAligned{OutputFile::kAlignment};
}  // namespace

void BlockFile::Free::operator()(uint8_t* bytes) const noexcept { ::operator delete[](bytes, kAligned); }

BlockFile::Buffer BlockFile::make_buffer() {
  return Buffer(static_cast<uint8_t*>(::operator new[](kMostRoom, kAligned)));
}

BlockFile::BlockFile(FileOps& ops, std::string path, OutputFile::PageCache page_cache)
    : filling_(make_buffer()), file_(ops, std::move(path), page_cache) {}

uint8_t* BlockFile::room(size_t size) {
  if (used_ + size > kMostRoom) {
    file_.write_behind(filled());
    if (!writing_) writing_ = make_buffer();
    std::swap(filling_, writing_);
    used_ = 0;
  }
  uint8_t* const at = filling_.get() + used_;
  used_ += size;
  return at;
}

void BlockFile::close() {
  if (used_ > 0) file_.write(filled());
  used_ = 0;
  file_.close();
}

}  // namespace news::glass
