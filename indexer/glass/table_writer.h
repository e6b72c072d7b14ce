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
  // Every table but the postings may be absent; there an empty file stands for an empty table.
  enum class IfEmpty : uint8_t { remove, keep };
  TableWriter(FileOps& ops, const std::string& path, IfEmpty if_empty = IfEmpty::remove);

  // Keys strictly ascending as unsigned bytes, at most kMaxKeyBytes. A tag of any length; `compressed` only
  // marks it: the bytes are raw deflate already.
  void add(std::string_view key, std::string_view tag, bool compressed = false) {
    const size_t size = 3 + key.size() + tag.size();
    if (size + 2 > leaf_.room() || size > kMaxItemSize || leaf_.empty())
      return add_parts(key, tag, compressed);
    put_item(key, tag, 1, kFirstPart | kLastPart | (compressed ? kCompressed : 0));
    ++root_.entries;
  }
  // Writes what is left and closes the file.
  RootInfo finish();

 private:
  static constexpr size_t kDirectoryBegin = 11;
  // A block being filled: directory from the front, items from the back.
  struct Block {
    std::array<uint8_t, kBlockSize> bytes;
    size_t directory_end = kDirectoryBegin;
    size_t items_begin = kBlockSize;
    std::string separator;  // what the parent needs to tell this block from the one before
    uint16_t separator_part = 0;
    bool empty() const noexcept { return directory_end == kDirectoryBegin; }
    size_t room() const noexcept { return items_begin - directory_end; }
    uint8_t* allocate(size_t size);
  };

  static constexpr uint32_t kCompressed = 0x8000;
  static constexpr uint32_t kLastPart = 0x4000;
  static constexpr uint32_t kFirstPart = 0x2000;
  void add_parts(std::string_view key, std::string_view tag, bool compressed);
  void put_item(std::string_view key, std::string_view part, size_t number, uint32_t flags);
  void end_leaf();
  uint32_t emit(Block& block, size_t level);
  void add_branch(size_t level, std::string separator, uint16_t part, uint32_t child);

  BlockFile file_;
  IfEmpty if_empty_;
  Block leaf_;
  std::vector<std::unique_ptr<Block>> branches_;  // [0] is level 1
  std::string last_key_;
  RootInfo root_;
};

}  // namespace news::glass
