// Where a term stands in a document.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/glass/table.h"

namespace news::glass {

// Keeps a reference to the table. Not thread-safe. Throws as EntryCursor.
class PositionReader {
 public:
  PositionReader(const MappedTable& position, std::string_view term);

  // Ascending; empty if there are none. Valid until the next call. Cheap for ascending documents.
  std::span<const uint32_t> get(uint32_t document);
  // No more than the first `most`, at the cost of these; `whole` says whether there are no others.
  std::span<const uint32_t> get_first(uint32_t document, size_t most, bool& whole);

 private:
  EntryCursor entries_;
  std::string term_;  // what the keys of all documents begin with
  std::string key_;
  std::string beginning_;
  std::vector<uint32_t> positions_;
};

// The positions of a tag. Throws Damaged.
void unpack_positions(std::string_view tag, std::vector<uint32_t>& positions);
// No more than the first `most` of them, from the beginning of a tag; true if there are no others. May find
// fewer where the tag's beginning is too short.
bool unpack_first_positions(std::string_view tag, size_t most, std::vector<uint32_t>& positions);

}  // namespace news::glass
