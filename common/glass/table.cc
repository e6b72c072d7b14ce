#include "common/glass/table.h"

#include <algorithm>
#include <atomic>
#include <cstring>

#include "common/glass/coding.h"
#include "common/glass/errors.h"

namespace news::glass {

namespace {

// The head of a block: revision, level, two counts of free bytes, end of the directory.
constexpr uint32_t kHead = 11;
constexpr uint32_t kCompressed = 0x8000;
constexpr uint32_t kLastPart = 0x4000;
constexpr uint32_t kFirstPart = 0x2000;
constexpr uint32_t kSizeBits = 0x1fff;
constexpr uint32_t kMostParts = 0xffff;

constexpr size_t kCacheLine = 64;
constexpr size_t kUsualDirectory = 1024;

// A search reads at a dozen places of a block, each known only when the one before has been read. So what it
// may read next is asked for early. Any address will do.
void prefetch(const uint8_t* begin, const uint8_t* end) noexcept {
  for (; begin < end; begin += kCacheLine) __builtin_prefetch(begin);
}

uint32_t directory_end(const uint8_t* block) noexcept { return big_endian16(block + 9); }

}  // namespace

MappedTable::MappedTable(const std::string& path, const TableRoot& root, uint32_t revision,
                         MappedFile::Reading reading)
    : file_(root.absent ? MappedFile() : MappedFile(path, reading)), root_(root), revision_(revision) {
  if (!root.absent && root.level >= kMaxLevels) damaged("a table has too many levels");
}

const uint8_t* MappedTable::block(uint32_t number, uint32_t level) const {
  const uint32_t size = root_.block_size;
  if (number >= file_.size() / size) damaged("a block lies beyond the end of its table");
  const uint8_t* block = file_.data() + size_t{number} * size;
  prefetch(block, block + kUsualDirectory);
  verify(block);
  const uint32_t end = directory_end(block);
  if (block[4] != level || end <= kHead || end > size) damaged("a block is damaged");
  return block;
}

void MappedTable::verify(const uint8_t* block) const {
  // Not to be read before what was read of the block.
  std::atomic_thread_fence(std::memory_order_acquire);
  if (big_endian32(block) > revision_) throw Changed("a block has been written over");
}

EntryCursor::Step EntryCursor::step_to(uint32_t number, uint32_t level) const {
  const uint8_t* block = table_->block(number, level);
  return {block, 0, (directory_end(block) - kHead) / 2};
}

const uint8_t* EntryCursor::item_at(const Step& step, uint32_t item) noexcept {
  return step.block + big_endian16(step.block + kHead + 2 * item);
}

const uint8_t* EntryCursor::item_start(const Step& step, uint32_t item, uint32_t least) const {
  const uint32_t offset = big_endian16(step.block + kHead + 2 * item);
  if (offset + least > table_->root().block_size) damaged("an item lies outside its block");
  return step.block + offset;
}

EntryCursor::Item EntryCursor::leaf_item(const Step& step, uint32_t item) const {
  const uint8_t* start = item_start(step, item, 3);
  const uint32_t head = big_endian16(start);
  const uint32_t size = (head & kSizeBits) + 3;
  const uint32_t key_size = start[2];
  const bool first = (head & kFirstPart) != 0;
  const uint32_t skipped = 3 + key_size + (first ? 0 : 2);
  const auto left = static_cast<uint32_t>(step.block + table_->root().block_size - start);
  if (size > left || skipped > size) damaged("an item does not fit its block");
  const char* text = reinterpret_cast<const char*>(start);
  return {start,
          size,
          {text + 3, key_size},
          first ? 1 : big_endian16(start + 3 + key_size),
          (head & kLastPart) != 0,
          (head & kCompressed) != 0,
          {text + skipped, size - skipped}};
}

// Of the item's key and part against these. `common`: so many bytes are known to be the same; then how many
// are.
int EntryCursor::compare(const Step& step, uint32_t level, uint32_t item, std::string_view key,
                         uint32_t wanted, size_t& common) const {
  const uint32_t size_at = level == 0 ? 2 : 4;
  const uint8_t* start = item_start(step, item, size_at + 1);
  const uint32_t size = start[size_at];
  const uint8_t* end = start + size_at + 1 + size;
  const uint8_t* block_end = step.block + table_->root().block_size;
  if (end > block_end) damaged("an item lies outside its block");
  const uint8_t* own = start + size_at + 1;
  const size_t shorter = std::min<size_t>(size, key.size());
  for (common = std::min(common, shorter); common < shorter; ++common) {
    const auto wanted_byte = static_cast<uint8_t>(key[common]);
    if (own[common] != wanted_byte) return own[common] < wanted_byte ? -1 : 1;
  }
  if (size != key.size()) return size < key.size() ? -1 : 1;
  uint32_t part = 1;
  if (level > 0 || (big_endian16(start) & kFirstPart) == 0) {
    if (end + 2 > block_end) damaged("an item lies outside its block");
    part = big_endian16(end);
  }
  return part < wanted ? -1 : static_cast<int>(part > wanted);
}

// The number of the last item that is not after this part of this key, plus one; 0 if there is none.
// What the keys around a place have in common with the one wanted all between them have: `before` and `after`
// are so many bytes of the first and the last item.
uint32_t EntryCursor::last_not_after(const Step& step, uint32_t level, std::string_view key, uint32_t part,
                                     size_t before, size_t after) const {
  uint32_t low = level == 0 ? 0 : 1;  // the first key of a branch stands for all that is smaller
  uint32_t high = step.items;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    __builtin_prefetch(item_at(step, low + (middle - low) / 2));
    if (middle + 1 < high) __builtin_prefetch(item_at(step, middle + 1 + (high - middle - 1) / 2));
    size_t common = std::min(before, after);
    if (compare(step, level, middle, key, part, common) <= 0) {
      low = middle + 1;
      before = common;
    } else {
      high = middle;
      after = common;
    }
  }
  return low;
}

// Is the place of this key certainly in the leaf where the cursor is?
bool EntryCursor::leaf_covers(std::string_view key, size_t& before, size_t& after) const {
  const Step& leaf = path_[0];
  return leaf.block && compare(leaf, 0, 0, key, 1, before) <= 0 &&
         compare(leaf, 0, leaf.items - 1, key, 1, after) >= 0;
}

void EntryCursor::descend(Path& path, std::string_view key, uint32_t part) const {
  const uint32_t top = table_->root().level;
  path[top] = step_to(table_->root().block, top);
  for (uint32_t level = top; level > 0; --level) {
    Step& branch = path[level];
    branch.item = last_not_after(branch, level, key, part) - 1;
    path[level - 1] = step_to(big_endian32(item_start(branch, branch.item, 7)), level - 1);
  }
}

// One item forth or back among the leaves; false where there is none.
bool EntryCursor::move(Path& path, int direction) const {
  uint32_t level = 0;
  const auto at_edge = [&](const Step& step) {
    return direction > 0 ? step.item + 1 >= step.items : step.item == 0;
  };
  while (at_edge(path[level])) {
    if (++level > table_->root().level) return false;
  }
  path[level].item += static_cast<uint32_t>(direction);
  for (; level > 0; --level) {
    path[level - 1] = step_to(big_endian32(item_start(path[level], path[level].item, 7)), level - 1);
    if (direction < 0) path[level - 1].item = path[level - 1].items - 1;
  }
  return true;
}

bool EntryCursor::seek(std::string_view key) {
  if (table_->root().absent) return false;
  size_t before = 0, after = 0;
  if (!leaf_covers(key, before, after)) {
    descend(path_, key, 1);
    before = after = 0;
  }
  Step& leaf = path_[0];
  const uint32_t found = last_not_after(leaf, 0, key, 1, before, after);
  leaf.item = found == 0 ? 0 : found - 1;
  if (found == 0 && !move(path_, -1)) damaged("a table has no beginning");
  for (uint32_t parts = 1; leaf_item(path_[0], path_[0].item).part != 1; ++parts) {
    if (parts > kMostParts || !move(path_, -1)) damaged("an entry has no beginning");
  }
  return this->key() == key;
}

bool EntryCursor::next() {
  if (table_->root().absent) return false;
  for (uint32_t parts = 0; parts <= kMostParts; ++parts) {
    if (!move(path_, 1)) return false;
    if (leaf_item(path_[0], path_[0].item).part == 1) return true;
  }
  damaged("an entry has no end");
}

std::string_view EntryCursor::key() const {
  if (!path_[0].block) return {};
  return leaf_item(path_[0], path_[0].item).key;
}

void EntryCursor::verify() const {
  for (const Step& step : path_) {
    if (step.block) table_->verify(step.block);
  }
}

bool EntryCursor::is_compressed() const {
  return path_[0].block && leaf_item(path_[0], path_[0].item).compressed;
}

// All parts that begin in the second leaf of a tag, or later, have one size, but for the last (Xapian's
// tables and indexer/glass/table_writer.cc): that leads to the part wanted.
bool EntryCursor::append_stored(size_t begin, size_t end, std::string& out) const {
  if (!path_[0].block) return false;
  Path path = path_;
  const uint8_t* const first_leaf = path[0].block;
  Item item = leaf_item(path[0], path[0].item);
  const std::string_view key = item.key;
  bool may_jump = true;
  for (size_t offset = 0;;) {
    const size_t size = item.payload.size();
    if (offset + size > begin) {
      const size_t from = std::max(begin, offset);
      out += item.payload.substr(from - offset, std::min(end, offset + size) - from);
      table_->verify(path[0].block);
      if (offset + size >= end) return true;
    }
    if (item.last) return false;
    uint32_t ahead = 1;
    if (may_jump && path[0].block != first_leaf && begin >= offset + 2 * size) {
      ahead = static_cast<uint32_t>((begin - offset) / size);
      may_jump = false;
      descend(path, key, item.part + ahead);
      const uint32_t found = last_not_after(path[0], 0, key, item.part + ahead);
      if (found == 0) return false;
      path[0].item = found - 1;
    } else if (!move(path, 1)) {
      damaged("an entry has no end");
    }
    const Item next = leaf_item(path[0], path[0].item);
    if (next.key != key || next.part != item.part + ahead) return false;
    if (ahead > 1 && !next.last && next.payload.size() != size) return false;
    offset += ahead * size;
    item = next;
  }
}

std::string_view EntryCursor::tag() {
  const std::string_view bytes = stored();
  return is_compressed() ? inflater_.inflate(bytes) : bytes;
}

std::string_view EntryCursor::stored() {
  if (!path_[0].block) return {};
  Item item = leaf_item(path_[0], path_[0].item);
  if (item.last) return item.payload;
  joined_.reserve(size_t{4} * table_->root().block_size);  // outside the object, however short the tag
  joined_.assign(item.payload);
  Path path = path_;
  for (uint32_t part = 2; !item.last; ++part) {
    if (!move(path, 1)) damaged("an entry has no end");
    item = leaf_item(path[0], path[0].item);
    if (item.part != part) damaged("an entry lacks a part");
    joined_ += item.payload;
    table_->verify(path[0].block);
  }
  return joined_;
}

}  // namespace news::glass
