// iamglass: the file that makes a directory a glass database (xapian-core 1.4,
// backends/glass/glass_version.cc).
#pragma once

#include <cstdint>
#include <string>

#include "indexer/glass/table_writer.h"

namespace news::glass {

struct Statistics {
  uint32_t documents = 0;
  uint32_t last_document = 0;
  uint64_t total_length = 0;
  uint32_t shortest = 0;  // smallest document length that is not 0
  uint32_t longest = 0;   // largest document length
  uint32_t largest_wdf = 0;
};

struct Tables {
  RootInfo postlist;
  RootInfo docdata;
  RootInfo termlist;
  RootInfo position;
  RootInfo synonym;
};

// The file's content, with a new random UUID.
std::string version_file(const Tables& tables, const Statistics& statistics);

// A version file in which bytes [begin, end) tell of docdata and termlist (common/glass/version_file.h), with
// these tables in their place.
std::string with_roots(const std::string& version_file, size_t begin, size_t end, const RootInfo& docdata,
                       const RootInfo& termlist);

// True if the Xapian that this program runs with reads and writes the format that we do (kFormat): it made a
// database in `directory` (which must not exist; removed again) whose version file says so.
bool xapian_writes_our_version(const std::string& directory);

}  // namespace news::glass
