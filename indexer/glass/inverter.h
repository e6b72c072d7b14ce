// From documents to posting lists, in memory: a dictionary of terms, each with its postings as a growing byte
// string.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/byte_slices.h"
#include "indexer/glass/entries.h"
#include "indexer/glass/table_writer.h"

namespace news::glass {

// Documents are added in ascending order of their number. Not thread-safe.
class Inverter {
 public:
  Inverter();

  // Terms of the current document. A position of 0 means none; terms may repeat, their wdf adds up.
  void add(std::string_view term, uint32_t position, uint32_t wdf);
  // A boolean term that hardly any other document has: kept out of the dictionary, where it would only be in
  // the way.
  void add_rare(std::string_view term);

  // Ends the current document. Its terms, ascending, are good until the next call of anything.
  struct Document {
    const std::vector<TermCount>& terms;
    uint64_t length;       // sum of all wdfs
    uint32_t largest_wdf;  // of its terms
  };
  Document end_document(uint32_t number);

  // Bytes held.
  size_t memory() const noexcept;

  // Writes all posting lists and position lists, terms ascending. Ends the inverter.
  void write(TableWriter& postlist, TableWriter& position);

 private:
  struct Entry {
    uint64_t prefix = 0;  // first 8 bytes, big-endian: most comparisons end here
    uint32_t text = 0;    // offset in text_
    uint32_t hash = 0;
    uint32_t documents = 0;
    uint32_t last_document = 0;
    uint32_t current = 0;  // document being added that has it (as a count from 1)
    uint32_t local = 0;    // place in locals_, if current
    uint64_t occurrences = 0;
    ByteSlices::Chain chain;
    uint8_t length = 0;
  };
  struct Local {
    uint32_t entry = 0;
    uint32_t wdf = 0;
    uint32_t positions = 0;
    uint32_t first = 0;  // place of its positions in sorted_
  };
  struct Rare {
    uint64_t prefix = 0;
    uint32_t text = 0;
    uint32_t document = 0;
    uint8_t length = 0;
  };

  uint32_t find_or_insert(std::string_view term);
  void grow_table();
  std::string_view text_of(const Entry& entry) const { return {text_.data() + entry.text, entry.length}; }
  std::string_view text_of(const Rare& rare) const { return {text_.data() + rare.text, rare.length}; }
  void store_postings(uint32_t number);
  void write_entry(const Entry& entry, TableWriter& postlist, TableWriter& position);
  size_t write_rare(size_t from, TableWriter& postlist);

  std::vector<Entry> entries_;
  std::vector<uint32_t> table_;  // entry + 1; 0 is free
  std::string text_;
  ByteSlices slices_;
  std::vector<Rare> rare_;
  size_t rare_of_document_ = 0;  // where those of the current document begin

  uint32_t current_ = 1;
  std::vector<Local> locals_;
  std::vector<std::pair<uint32_t, uint32_t>> occurrences_;  // local, position
  std::vector<uint32_t> sorted_;
  std::vector<TermCount> terms_;
  PostingChunks chunks_;
  std::string key_;
  std::string tag_;
};

}  // namespace news::glass
