// A table of a glass database: a B-tree of blocks, read in place (xapian-core 1.4, backends/glass/
// glass_table.cc; written by indexer/glass/table_writer.h).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/glass/inflate.h"
#include "common/glass/mapped_file.h"

namespace news::glass {

// What the version file says of a table.
struct TableRoot {
  uint32_t block = 0;
  uint32_t level = 0;  // of the root; leaves have level 0
  uint32_t block_size = 0;
  bool absent = true;  // a table without entries has no file
};

inline constexpr uint32_t kMaxLevels = 10;

// Thread-safe to read.
class MappedTable {
 public:
  MappedTable() = default;
  // The table as of `revision`. Throws CannotOpen, Damaged.
  MappedTable(const std::string& path, const TableRoot& root, uint32_t revision, MappedFile::Reading reading);

  const TableRoot& root() const noexcept { return root_; }
  // A block that is in the file and has this level and a sound directory. Throws
  // Damaged; Changed if a later revision has been written over it.
  const uint8_t* block(uint32_t number, uint32_t level) const;
  // Throws Changed if a block that block() returned has been written over since.
  void verify(const uint8_t* block) const;

 private:
  MappedFile file_;
  TableRoot root_;
  uint32_t revision_ = 0;
};

// A place in a table. Unpacks tags that are compressed. Keeps a reference to the table. Not thread-safe.
// Throws as MappedTable::block.
class EntryCursor {
 public:
  explicit EntryCursor(const MappedTable& table) noexcept : table_(&table) {}
  // A moved cursor keeps its tags where they are; a copy would not.
  EntryCursor(EntryCursor&&) noexcept = default;
  EntryCursor& operator=(EntryCursor&&) noexcept = default;

  // Moves to the entry with this key, or else to the last one before it (at least the empty one that begins
  // each table). True if the key is there.
  bool seek(std::string_view key);
  // To the entry that follows; false at the end. Precondition: seek was called.
  bool next();

  std::string_view key() const;
  // Valid until the cursor moves or another tag is read.
  std::string_view tag();
  // The same as it is stored: packed, if is_compressed().
  std::string_view stored();
  bool is_compressed() const;
  // Appends bytes [begin, end) of the tag as it is stored, without reading those before them. False if it is
  // cut into parts in a way that does not tell where they are, or ends before.
  bool append_stored(size_t begin, size_t end, std::string& out) const;
  // Throws Changed if a block that the cursor went through has been written over since: a writer begins with
  // the revision at the head of the block. What tag() returned from the mapped file may then be wrong.
  void verify() const;

 private:
  struct Step {
    const uint8_t* block = nullptr;
    uint32_t item = 0;
    uint32_t items = 0;
  };
  struct Item {
    const uint8_t* start;
    uint32_t size;
    std::string_view key;
    uint32_t part;  // of an entry too long for one item; from 1
    bool last;
    bool compressed;
    std::string_view payload;
  };
  using Path = std::array<Step, kMaxLevels>;

  Item leaf_item(const Step& step, uint32_t item) const;
  // Where the directory says, which may be wrong.
  static const uint8_t* item_at(const Step& step, uint32_t item) noexcept;
  const uint8_t* item_start(const Step& step, uint32_t item, uint32_t least) const;
  Step step_to(uint32_t number, uint32_t level) const;
  int compare(const Step& step, uint32_t level, uint32_t item, std::string_view key, uint32_t part,
              size_t& common) const;
  uint32_t last_not_after(const Step& step, uint32_t level, std::string_view key, uint32_t part,
                          size_t before = 0, size_t after = 0) const;
  bool leaf_covers(std::string_view key, size_t& before, size_t& after) const;
  void descend(Path& path, std::string_view key, uint32_t part) const;
  bool move(Path& path, int direction) const;

  const MappedTable* table_;
  Path path_;
  std::string joined_;
  Inflater inflater_;
};

}  // namespace news::glass
