#include "indexer/glass/table_writer.h"

#include <algorithm>

#include "indexer/glass/encoding.h"

namespace news::glass {

namespace {

constexpr uint32_t kRevision = 1;
// A smaller rest of a block is left empty rather than filled with a piece of a tag.
constexpr size_t kSmallestPart = 256;

void put16(uint8_t* at, size_t value) {
  at[0] = static_cast<uint8_t>(value >> 8);
  at[1] = static_cast<uint8_t>(value);
}
void put32(uint8_t* at, uint32_t value) {
  put16(at, value >> 16);
  put16(at + 2, value & 0xffff);
}

// The shortest beginning of `key` that is greater than `before`.
std::string_view shortest_separator(std::string_view before, std::string_view key) {
  const auto [a, b] = std::mismatch(before.begin(), before.end(), key.begin(), key.end());
  const auto common = static_cast<size_t>(b - key.begin());
  return key.substr(0, common + 1);
}

}  // namespace

TableWriter::TableWriter(FileOps& ops, const std::string& path, Kind kind)
    : file_(ops, path, kind == Kind::postings ? OutputFile::PageCache::keep : OutputFile::PageCache::spare),
      kind_(kind) {
  uint8_t* null_item = leaf_.allocate(3);
  put16(null_item, kFirstPart | kLastPart);
  null_item[2] = 0;
}

void TableWriter::add_parts(std::string_view key, std::string_view tag, bool compressed) {
  const uint32_t mark = compressed ? kCompressed : 0;
  uint16_t number = 1;
  bool first = true;
  do {
    const size_t overhead = (first ? 3 : 5) + key.size();
    size_t room = leaf_.room() > 2 ? std::min(leaf_.room() - 2, kMaxItemSize) : 0;
    const bool fits = overhead + tag.size() <= room;
    if (!fits && room < overhead + kSmallestPart) {
      end_leaf();
      room = kMaxItemSize;
    }
    if (leaf_.empty()) {
      leaf_.separator = shortest_separator(last_key_, key);
      leaf_.separator_part = number;
    }
    const size_t length = std::min(tag.size(), room - overhead);
    const bool last = length == tag.size();
    put_item(key, tag.substr(0, length), number, mark | (first ? kFirstPart : 0) | (last ? kLastPart : 0));
    tag.remove_prefix(length);
    first = false;
    ++number;
  } while (!tag.empty());
  ++root_.entries;
}

void TableWriter::add_parts(std::string_view key_begin, ShortBytes key_end, ShortBytes tag) {
  uint8_t key[kMaxKeyBytes + sizeof key_end.bytes];
  uint8_t tag_bytes[sizeof tag.bytes];
  put_whole(put_bytes(key, key_begin.data(), key_begin.size()), key_end);
  put_whole(tag_bytes, tag);
  add_parts({reinterpret_cast<const char*>(key), key_begin.size() + key_end.size},
            {reinterpret_cast<const char*>(tag_bytes), tag.size}, false);
}

void TableWriter::put_item(std::string_view key, std::string_view part, size_t number, uint32_t flags) {
  const bool numbered = (flags & kFirstPart) == 0;
  const size_t size = 3 + key.size() + (numbered ? 2 : 0) + part.size();
  uint8_t* at = leaf_.allocate(size);
  put_header(at, flags, size, key.size());
  at = put_bytes(at + 3, key.data(), key.size());
  if (numbered) {
    put16(at, number);
    at += 2;
  }
  put_bytes(at, part.data(), part.size());
}

void TableWriter::end_leaf() {
  const uint8_t* const last = leaf_.items.data() + leaf_.begins[leaf_.count - 1];
  last_key_.assign(reinterpret_cast<const char*>(last + 3), last[2]);
  std::string separator = std::move(leaf_.separator);
  const uint16_t part = leaf_.separator_part;
  add_branch(1, std::move(separator), part, emit(leaf_, 0));
}

uint32_t TableWriter::emit(Block& block, size_t level) {
  uint8_t* const at = file_.room(kBlockSize);
  const size_t items_begin = kBlockSize - block.used;
  put32(at, kRevision);
  at[4] = static_cast<uint8_t>(level);
  put16(at + 5, block.room());
  put16(at + 7, block.room());
  put16(at + 9, block.directory_end());
  for (size_t i = 0; i < block.count; ++i) put16(at + kDirectoryBegin + 2 * i, items_begin + block.begins[i]);
  std::fill(at + block.directory_end(), at + items_begin, uint8_t{0});
  std::copy_n(block.items.data(), block.used, at + items_begin);
  block.count = block.used = 0;
  block.separator.clear();
  block.separator_part = 0;
  return root_.blocks++;
}

void TableWriter::add_branch(size_t level, std::string separator, uint16_t part, uint32_t child) {
  if (branches_.size() < level) branches_.push_back(std::make_unique<Block>());
  Block& block = *branches_[level - 1];
  if (!block.empty() && block.room() < 7 + separator.size() + 2) {
    std::string upper = std::move(block.separator);
    const uint16_t upper_part = block.separator_part;
    add_branch(level + 1, std::move(upper), upper_part, emit(block, level));
  }
  Block& target = *branches_[level - 1];
  const bool first = target.empty();
  const std::string_view key = first ? std::string_view{} : std::string_view(separator);
  uint8_t* at = target.allocate(7 + key.size());
  put32(at, child);
  at[4] = static_cast<uint8_t>(key.size());
  std::copy(key.begin(), key.end(), at + 5);
  put16(at + 5 + key.size(), first ? 0 : part);
  if (first) {
    target.separator = std::move(separator);
    target.separator_part = part;
  }
}

RootInfo TableWriter::finish() {
  if (root_.entries == 0) {
    file_.close();
    if (kind_ != Kind::postings) file_.ops().remove_tree(file_.path());
    return root_;
  }
  if (branches_.empty()) {
    root_.root = emit(leaf_, 0);
  } else {
    end_leaf();
    for (size_t level = 1; level <= branches_.size(); ++level) {
      Block& block = *branches_[level - 1];
      std::string separator = std::move(block.separator);
      const uint16_t part = block.separator_part;
      const bool top = level == branches_.size();
      const uint32_t number = emit(block, level);
      if (top) {
        root_.root = number;
        root_.level = static_cast<uint32_t>(level);
        break;
      }
      add_branch(level + 1, std::move(separator), part, number);
    }
  }
  file_.close();
  return root_;
}

}  // namespace news::glass
