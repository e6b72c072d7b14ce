// Where a term stands in a document.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/glass/table.h"

namespace news::glass {

// Keeps a reference to the table. Not thread-safe. Throws as EntryCursor.
class PositionReader {
 public:
  PositionReader(const MappedTable& position, std::string_view term);

  // Ascending; empty if there are none. Valid until the next call. Cheap for ascending documents.
  std::span<const uint32_t> get(uint32_t document);

 private:
  EntryCursor entries_;
  std::string term_;  // what the keys of all documents begin with
  std::string key_;
  std::vector<uint32_t> positions_;
};

// The positions of a tag. Throws Damaged.
void unpack_positions(std::string_view tag, std::vector<uint32_t>& positions);

}  // namespace news::glass
