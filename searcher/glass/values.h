// The values of one slot.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/glass/coding.h"
#include "common/glass/table.h"

namespace news::glass {

// Keeps a reference to the table. Not thread-safe. Throws as EntryCursor.
class ValueReader {
 public:
  ValueReader(const MappedTable& postlist, uint32_t slot);

  // Of one document; "" if it has none. Valid until the next call. Cheap for ascending documents.
  std::string_view get(uint32_t document);

 private:
  bool open_chunk(uint32_t document);
  void scan_to(uint32_t document);

  EntryCursor entries_;
  std::string keys_;  // what the keys of all chunks of the slot begin with
  TagReader tag_;
  std::string key_;
  uint64_t first_ = UINT64_MAX;  // of the chunk; UINT64_MAX before there is one
  uint64_t document_ = 0;
  std::string_view value_;
};

}  // namespace news::glass
