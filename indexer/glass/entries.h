// Keys and tags of glass tables above the level of single numbers: posting lists, document lengths, values,
// term lists. Pure functions and small accumulators; formats as in xapian-core 1.4,
// backends/glass/{glass_postlist,glass_values,glass_termlist}.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/encoding.h"
#include "indexer/glass/table_writer.h"

namespace news::glass {

// A chunk of a posting or value list is ended once it has this many bytes, as Xapian does.
inline constexpr size_t kChunkBytes = 2000;

// Writes posting lists to the postlist table, chunk by chunk as they fill. Lists in the order of their keys.
class PostingListWriter {
 public:
  explicit PostingListWriter(TableWriter& table) : table_(table) {}
  // Begins the list of a term that stands in `documents` documents, `occurrences` times in all.
  void start(std::string_view term, uint64_t documents, uint64_t occurrences);
  // Begins the list of the lengths of all documents.
  void start_document_lengths();
  // Documents ascending; at least one.
  void add(uint32_t document, uint32_t wdf) {
    if (used_ >= kChunkBytes) end_chunk(false);
    if (first_ == 0)
      begin_chunk(document);
    else
      used_ = static_cast<size_t>(put_uint(data_ + used_, document - last_ - 1) - data_);
    used_ = static_cast<size_t>(put_uint(data_ + used_, wdf) - data_);
    last_ = document;
  }
  void finish() { end_chunk(true); }

 private:
  void begin_chunk(uint32_t document);
  void end_chunk(bool last);
  TableWriter& table_;
  std::string key_;          // of the chunk
  size_t later_key_ = 0;     // how much of it keys of later chunks begin with
  bool terminated_ = false;  // that a zero byte follows there
  bool is_first_ = true;     // chunk of its list
  uint64_t documents_ = 0;
  uint64_t occurrences_ = 0;
  uint32_t first_ = 0;  // document of the chunk's first posting; 0 before there is one
  uint32_t last_ = 0;
  std::string tag_;
  size_t used_ = 0;
  uint8_t data_[kChunkBytes + 2 * kMostUintBytes];
};

// The values of one slot. Documents ascending; empty values must not be added.
class ValueChunks {
 public:
  explicit ValueChunks(uint32_t slot) : slot_(slot) {}
  void add(uint32_t document, std::string_view value);
  // Key and tag of each chunk, ascending.
  std::vector<std::pair<std::string, std::string>>& finish();
  // Key and tag of the slot's statistics.
  std::pair<std::string, std::string> statistics() const;
  size_t bytes() const noexcept { return bytes_; }

 private:
  void end_chunk();
  uint32_t slot_;
  std::vector<std::pair<std::string, std::string>> chunks_;
  std::string data_;
  std::string lowest_;
  std::string highest_;
  uint64_t documents_ = 0;
  uint32_t first_ = 0;
  uint32_t last_ = 0;
  size_t bytes_ = 0;
};

// The first 8 bytes as a number, zeros where the term is shorter: most comparisons end there.
uint64_t head_of(std::string_view term) noexcept;

struct TermCount {
  std::string_view term;
  uint64_t head = 0;  // head_of(term)
  uint32_t wdf = 0;
};
// Term list of a document: terms ascending as unsigned bytes, distinct. The result lies in `buffer`, which
// only grows.
std::string_view pack_term_list(std::string& buffer, uint64_t document_length,
                                const std::vector<TermCount>& terms);
// Slots that a document uses, ascending.
void pack_used_slots(std::string& out, const std::vector<uint32_t>& slots);

// Key of data and term list of a document.
void document_key(std::string& out, uint32_t document);

}  // namespace news::glass
