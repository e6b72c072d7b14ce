#include "indexer/glass/byte_slices.h"

#include <algorithm>
#include <cstring>

#include "common/error.h"

namespace news::glass {

uint32_t ByteSlices::allocate(uint32_t size) {
  if (free_ + size > kBlockBytes) {
    if (blocks_.size() >= kMostBlocks)
      throw Error(ErrorCode::internal, "more than 4 GiB of postings in one segment",
                  "a smaller --memory helps");
    blocks_.emplace_back(static_cast<uint8_t*>(allocate_huge(kBlockBytes)));
    free_ = 0;
  }
  const auto at = static_cast<uint32_t>((blocks_.size() - 1) * kBlockBytes) + free_;
  free_ += size;
  return at;
}

void ByteSlices::append(Chain& chain, const uint8_t* bytes, size_t size) {
  while (size > 0) {
    if (chain.left == 0) grow(chain);
    const size_t piece = std::min<size_t>(size, chain.left);
    put_bytes(address(chain.at), bytes, piece);
    wrote(chain, piece);
    bytes += piece;
    size -= piece;
  }
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
    : slices_(slices), at_(slices.address(chain.head)), left_(kSizes[0]) {}

void ByteSlices::Reader::follow_link() {
  uint32_t slice = 0;
  std::memcpy(&slice, at_, kLinkBytes);
  if (level_ < kTopLevel) ++level_;
  at_ = slices_.address(slice);
  left_ = kSizes[level_];
}

std::string_view ByteSlices::Reader::gathered(size_t size, std::string& scratch) {
  scratch.clear();
  while (scratch.size() < size) {
    if (left_ == 0) follow_link();
    const size_t piece = std::min<size_t>(size - scratch.size(), left_);
    scratch.append(reinterpret_cast<const char*>(at_), piece);
    at_ += piece;
    left_ = static_cast<uint16_t>(left_ - piece);
  }
  return scratch;
}

}  // namespace news::glass
