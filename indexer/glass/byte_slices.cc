#include "indexer/glass/byte_slices.h"

#include <cstring>

#include "common/error.h"

namespace news::glass {

uint32_t ByteSlices::allocate(uint32_t size) {
  if (free_ + size > kBlockBytes) {
    if (blocks_.size() >= kMostBlocks)
      throw Error(ErrorCode::internal, "more than 4 GiB of postings in one segment",
                  "a smaller --memory helps");
    blocks_.push_back(std::make_unique_for_overwrite<uint8_t[]>(kBlockBytes));
    free_ = 0;
  }
  const auto at = static_cast<uint32_t>((blocks_.size() - 1) * kBlockBytes) + free_;
  free_ += size;
  return at;
}

void ByteSlices::grow(Chain& chain) {
  if (chain.started && chain.level < kTopLevel) ++chain.level;
  const uint16_t size = kSizes[chain.level];
  const uint32_t slice = allocate(size + kLinkBytes);
  if (chain.started)
    std::memcpy(address(chain.at), &slice, kLinkBytes);  // the link lies behind the full slice
  else
    chain.head = slice;
  chain.started = true;
  chain.at = slice;
  chain.left = size;
}

ByteSlices::Reader::Reader(const ByteSlices& slices, const Chain& chain)
    : slices_(slices), at_(chain.head), left_(kSizes[0]) {}

uint8_t ByteSlices::Reader::next() {
  if (left_ == 0) {
    uint32_t slice = 0;
    std::memcpy(&slice, slices_.address(at_), kLinkBytes);
    if (level_ < kTopLevel) ++level_;
    at_ = slice;
    left_ = kSizes[level_];
  }
  --left_;
  return *slices_.address(at_++);
}

uint32_t ByteSlices::Reader::next_uint() {
  uint32_t value = 0;
  for (int shift = 0;; shift += 7) {
    const uint8_t byte = next();
    value |= static_cast<uint32_t>(byte & 0x7f) << shift;
    if (byte < 128) return value;
  }
}

}  // namespace news::glass
