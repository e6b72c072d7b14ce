// What a table without a description looks like: its delimiter and quotes, whether it has a header.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/csv_parser.h"

namespace news {

struct CsvSample {
  CsvDialect dialect;
  std::vector<std::vector<std::string>> rows;  // up to 50 whole records, blank ones left out
  size_t width = 0;                            // the most frequent number of cells, at least 2
  double share = 0;                            // of the rows that have it
  size_t preamble = 0;                         // bytes of a line "sep=;" before the table
};

// Judges the first bytes of a text by the most even number of cells among , ; TAB and |, with double or
// single quotes. `whole`: `head` is all there is, so that its last line counts. nullopt if no delimiter gives
// two cells or more.
std::optional<CsvSample> sample_csv(std::string_view head, bool whole);

}  // namespace news
