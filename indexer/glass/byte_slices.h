// Many byte strings that grow at the same time in one block of memory: each is a chain of slices of growing
// size (the scheme of Lucene's ByteBlockPool). 32-bit addresses: at most 4 GiB in all, beyond that an Error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/encoding.h"
#include "indexer/huge_pages.h"

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

  void append(Chain& chain, const uint8_t* bytes, size_t size);
  // Up to eight bytes that are in a register, the first one lowest: bytes that were just written one by one
  // could only be copied once they have left the processor's store queue.
  void append(Chain& chain, ShortBytes bytes) {
    const size_t left = chain.left;
    if (left > 0) put_in_slice(address(chain.at), bytes.bytes, left);
    if (bytes.size <= left) return wrote(chain, bytes.size);
    wrote(chain, left);
    grow(chain);
    put_in_slice(address(chain.at), bytes.bytes >> (8 * left), chain.left);
    wrote(chain, bytes.size - left);
  }
  // Where the chain goes on, if so many bytes may be written there at once; else null. Then wrote() says how
  // far they went.
  uint8_t* room(const Chain& chain, size_t size) const {
    return chain.left >= size ? address(chain.at) : nullptr;
  }
  static void wrote(Chain& chain, size_t size) {
    chain.at += static_cast<uint32_t>(size);
    chain.left = static_cast<uint16_t>(chain.left - size);
  }
  // Asks the processor for the place where the chain goes on.
  void prefetch(const Chain& chain) const {
    if (chain.started) __builtin_prefetch(address(chain.at), 1);
  }
  void prefetch_head(const Chain& chain) const {
    if (chain.started) __builtin_prefetch(address(chain.head));
  }

  // The slice behind the first one, whose bytes should have come by now.
  void prefetch_second(const Chain& chain) const {
    if (chain.level == 0) return;
    uint32_t slice = 0;
    std::memcpy(&slice, address(chain.head) + kSizes[0], kLinkBytes);
    __builtin_prefetch(address(slice));
  }

  // Reads a chain from its beginning; the caller knows how much there is.
  class Reader {
   public:
    Reader(const ByteSlices& slices, const Chain& chain);
    uint8_t next() {
      if (left_ == 0) follow_link();
      --left_;
      return *at_++;
    }
    uint32_t next_uint() {
      uint32_t value = 0;
      if (left_ >= kMostUintBytes) {
        const uint8_t* const before = at_;
        value = static_cast<uint32_t>(get_uint(at_));
        left_ = static_cast<uint16_t>(left_ - (at_ - before));
        return value;
      }
      for (int shift = 0;; shift += 7) {
        const uint8_t byte = next();
        value |= static_cast<uint32_t>(byte & 0x7f) << shift;
        if (byte < 128) return value;
      }
    }
    // So many bytes, where they lie or put together in `scratch`.
    std::string_view next_bytes(size_t size, std::string& scratch) {
      if (size > left_) return gathered(size, scratch);
      const auto* const bytes = reinterpret_cast<const char*>(at_);
      at_ += size;
      left_ = static_cast<uint16_t>(left_ - size);
      return {bytes, size};
    }

    // At most eight.
    ShortBytes next_short(size_t size) {
      ShortBytes bytes;
      if (left_ < size || left_ + kLinkBytes < sizeof bytes.bytes) {
        for (size_t i = 0; i < size; ++i) bytes.put(next());
        return bytes;
      }
      for (size_t i = 0; i < sizeof bytes.bytes; ++i) bytes.bytes |= uint64_t{at_[i]} << (8 * i);
      bytes.size = size;
      at_ += size;
      left_ = static_cast<uint16_t>(left_ - size);
      return bytes;
    }

   private:
    void follow_link();
    std::string_view gathered(size_t size, std::string& scratch);
    const ByteSlices& slices_;
    const uint8_t* at_;
    uint16_t left_;
    uint8_t level_ = 0;
  };

  // Of the last block what is used: the rest may not have been touched.
  size_t memory() const noexcept { return blocks_.empty() ? 0 : (blocks_.size() - 1) * kBlockBytes + free_; }

 private:
  static constexpr uint32_t kBlockBytes = kHugePage;
  static constexpr size_t kMostBlocks = (uint64_t{1} << 32) / kBlockBytes;
  static constexpr uint16_t kSizes[] = {8, 16, 32, 64, 128, 256, 512, 1024};
  static constexpr uint32_t kLinkBytes = 4;
  static constexpr uint8_t kTopLevel = 7;

  // All of them, or four if less is left: the room of a link lies behind.
  static void put_in_slice(uint8_t* at, uint64_t bytes, size_t left) {
    if (left >= sizeof bytes - kLinkBytes)
      std::memcpy(at, &bytes, sizeof bytes);
    else
      std::memcpy(at, &bytes, kLinkBytes);
  }
  uint8_t* address(uint32_t at) const { return blocks_[at / kBlockBytes].get() + at % kBlockBytes; }
  void grow(Chain& chain);
  uint32_t allocate(uint32_t size);

  struct Free {
    void operator()(uint8_t* block) const noexcept { free_huge(block, kBlockBytes); }
  };
  std::vector<std::unique_ptr<uint8_t[], Free>> blocks_;
  uint32_t free_ = kBlockBytes;  // offset in the last block
};

}  // namespace news::glass
