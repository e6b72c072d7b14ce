// One table of a glass database, written front to back: a B-tree whose leaves are filled from left to right
// and whose branch blocks are written as they fill. Format: xapian-core 1.4, backends/glass/glass_table.cc
// and docs/glass; INDEX_FORMAT.md names what we rely on.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/block_file.h"
#include "indexer/glass/encoding.h"

namespace news::glass {

inline constexpr size_t kBlockSize = 8192;
// Four items of the largest size must fit into a block: Xapian's own updates count on it.
inline constexpr size_t kMaxItemSize = (kBlockSize - 11 - 4 * 2) / 4;
inline constexpr size_t kMaxKeyBytes = 255;

// What the version file says about a table.
struct RootInfo {
  uint32_t root = 0;
  uint32_t level = 0;
  uint64_t entries = 0;  // keys; the null item is not counted
  uint32_t blocks = 0;   // 0: the table is absent
};

// Not thread-safe. Throws Error(io) when the disk refuses; the file is then useless.
class TableWriter {
 public:
  // Every table but the postings may be absent; there an empty file stands for an empty table. Postings are
  // what a search reads first: they stay in the page cache, the others do not.
  enum class Kind : uint8_t { postings, other };
  TableWriter(FileOps& ops, const std::string& path, Kind kind = Kind::other);

  // Keys strictly ascending as unsigned bytes, at most kMaxKeyBytes. A tag of any length; `compressed` only
  // marks it: the bytes are raw deflate already.
  void add(std::string_view key, std::string_view tag, bool compressed = false) {
    const size_t size = 3 + key.size() + tag.size();
    if (size + 2 > leaf_.room() || size > kMaxItemSize || leaf_.empty())
      return add_parts(key, tag, compressed);
    put_item(key, tag, 1, kFirstPart | kLastPart | (compressed ? kCompressed : 0));
    ++root_.entries;
  }
  // The same for a key in two parts, the second one and the tag in registers.
  void add(std::string_view key_begin, ShortBytes key_end, ShortBytes tag) {
    const size_t key_bytes = key_begin.size() + key_end.size;
    const size_t size = 3 + key_bytes + tag.size;
    if (size + 2 > leaf_.room() || leaf_.empty()) return add_parts(key_begin, key_end, tag);
    uint8_t* at = leaf_.allocate(size);
    put_header(at, kFirstPart | kLastPart, size, key_bytes);
    at = put_bytes(at + 3, key_begin.data(), key_begin.size());
    put_whole(put_whole(at, key_end), tag);
    ++root_.entries;
  }
  // Writes what is left and closes the file.
  RootInfo finish();

 private:
  static constexpr size_t kDirectoryBegin = 11;
  // A block being filled: its items one after the other. Eight bytes may be written behind the last one.
  struct Block {
    static constexpr size_t kSmallestItem = 5;
    std::array<uint8_t, kBlockSize + sizeof(uint64_t)> items;
    std::array<uint16_t, kBlockSize / kSmallestItem> begins;  // of each, in `items`
    size_t count = 0;
    size_t used = 0;        // bytes of items
    std::string separator;  // what the parent needs to tell this block from the one before
    uint16_t separator_part = 0;
    bool empty() const noexcept { return count == 0; }
    size_t directory_end() const noexcept { return kDirectoryBegin + 2 * count; }
    size_t room() const noexcept { return kBlockSize - directory_end() - used; }
    uint8_t* allocate(size_t size) noexcept {
      uint8_t* const at = items.data() + used;
      begins[count++] = static_cast<uint16_t>(used);
      used += size;
      return at;
    }
  };

  static constexpr uint32_t kCompressed = 0x8000;
  static constexpr uint32_t kLastPart = 0x4000;
  static constexpr uint32_t kFirstPart = 0x2000;
  static void put_header(uint8_t* at, uint32_t flags, size_t size, size_t key_bytes) noexcept {
    const auto bytes = static_cast<uint32_t>(flags | (size - 3));
    at[0] = static_cast<uint8_t>(bytes >> 8);
    at[1] = static_cast<uint8_t>(bytes);
    at[2] = static_cast<uint8_t>(key_bytes);
  }
  void add_parts(std::string_view key, std::string_view tag, bool compressed);
  void add_parts(std::string_view key_begin, ShortBytes key_end, ShortBytes tag);
  void put_item(std::string_view key, std::string_view part, size_t number, uint32_t flags);
  void end_leaf();
  uint32_t emit(Block& block, size_t level);
  void add_branch(size_t level, std::string separator, uint16_t part, uint32_t child);

  BlockFile file_;
  Kind kind_;
  Block leaf_;
  std::vector<std::unique_ptr<Block>> branches_;  // [0] is level 1
  std::string last_key_;
  RootInfo root_;
};

}  // namespace news::glass
