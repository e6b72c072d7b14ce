// iamglass: the file that says what the tables of a glass database are (xapian-core 1.4,
// backends/glass/glass_version.cc; written by indexer/glass/version_file.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "common/glass/table.h"

namespace news::glass {

// How the file begins: magic, then the format, whose year, month and day Xapian packs into two bytes
// (GLASS_FORMAT_VERSION).
inline constexpr std::string_view kMagic("\x0f\x0dXapian Glass", 14);
inline constexpr std::string_view kFormat("\x04\x6e", 2);  // 2016-03-14

// What the version file (iamglass) tells, as far as it is needed.
struct VersionFile {
  uint32_t revision = 0;
  TableRoot postlist;
  TableRoot docdata;
  TableRoot termlist;
  TableRoot position;
  TableRoot synonym;
  uint32_t documents = 0;
  uint32_t last_document = 0;
  uint32_t shortest = 0;  // no document that has terms is shorter
  uint64_t total_length = 0;
  // Bytes of the file that tell of docdata and termlist, which stand side by side.
  size_t roots_begin = 0;
  size_t roots_end = 0;
};

// nullopt if it is of another format than 2016-03-14. Throws Damaged.
std::optional<VersionFile> read_version_file(std::string_view bytes);

}  // namespace news::glass
