// Many byte strings that grow at the same time in one block of memory: each is a chain of slices of growing
// size (the scheme of Lucene's ByteBlockPool). 32-bit addresses: at most 4 GiB in all, beyond that an Error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace news::glass {

class ByteSlices {
 public:
  // The writing end of one string, and where it begins.
  struct Chain {
    uint32_t head = 0;
    uint32_t at = 0;    // next free byte
    uint16_t left = 0;  // bytes left in the slice, the link not counted
    uint8_t level = 0;
    bool started = false;
  };

  void append(Chain& chain, uint8_t byte) {
    if (chain.left == 0) grow(chain);
    *address(chain.at++) = byte;
    --chain.left;
  }
  void append_uint(Chain& chain, uint32_t value) {
    while (value >= 128) {
      append(chain, static_cast<uint8_t>(value | 0x80));
      value >>= 7;
    }
    append(chain, static_cast<uint8_t>(value));
  }

  // Reads a chain from its beginning; the caller knows how much there is.
  class Reader {
   public:
    Reader(const ByteSlices& slices, const Chain& chain);
    uint8_t next();
    uint32_t next_uint();

   private:
    const ByteSlices& slices_;
    uint32_t at_;
    uint16_t left_;
    uint8_t level_ = 0;
  };

  size_t memory() const noexcept { return blocks_.size() * kBlockBytes; }

 private:
  static constexpr uint32_t kBlockBytes = uint32_t{1} << 18;
  static constexpr size_t kMostBlocks = (uint64_t{1} << 32) / kBlockBytes;
  static constexpr uint16_t kSizes[] = {8, 16, 32, 64, 128, 256, 512, 1024};
  static constexpr uint32_t kLinkBytes = 4;
  static constexpr uint8_t kTopLevel = 7;

  uint8_t* address(uint32_t at) const { return blocks_[at / kBlockBytes].get() + at % kBlockBytes; }
  void grow(Chain& chain);
  uint32_t allocate(uint32_t size);

  std::vector<std::unique_ptr<uint8_t[]>> blocks_;
  uint32_t free_ = kBlockBytes;  // offset in the last block
};

}  // namespace news::glass
