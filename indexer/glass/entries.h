// Keys and tags of glass tables above the level of single numbers: posting lists, document lengths, values,
// term lists. Pure functions and small accumulators; formats as in xapian-core 1.4,
// backends/glass/{glass_postlist,glass_values,glass_termlist}.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace news::glass {

// A chunk of a posting or value list is ended once it has this many bytes, as Xapian does.
inline constexpr size_t kChunkBytes = 2000;

// One posting list on its way into chunks. Documents ascending.
class PostingChunks {
 public:
  struct Chunk {
    std::string key;
    std::string tag;
  };
  // `key` is that of the first chunk; `later_key` goes before the document id in keys of the others.
  void start(std::string key, std::string later_key);
  void add(uint32_t document, uint32_t wdf);
  // The chunks in key order. `documents` and `occurrences` stand in the first one.
  std::vector<Chunk>& finish(uint64_t documents, uint64_t occurrences);

 private:
  void end_chunk(bool last);
  std::string later_key_;
  std::vector<Chunk> chunks_;
  std::string data_;
  uint32_t first_ = 0;  // document of the chunk's first posting; 0 before there is one
  uint32_t last_ = 0;
  uint32_t list_first_ = 0;
};

// Starts a list for a term, or the list of document lengths.
void start_term(PostingChunks& chunks, std::string_view term);
void start_document_lengths(PostingChunks& chunks);

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

struct TermCount {
  std::string_view term;
  uint32_t wdf = 0;
};
// Term list of a document: terms ascending as unsigned bytes, distinct. The result lies in `buffer`, which
// only grows.
std::string_view pack_term_list(std::string& buffer, uint64_t document_length,
                                const std::vector<TermCount>& terms);
// Slots that a document uses, ascending.
void pack_used_slots(std::string& out, const std::vector<uint32_t>& slots);

// Key of the position list of a term in a document.
void position_key(std::string& out, std::string_view term, uint32_t document);
// Key of data and term list of a document.
void document_key(std::string& out, uint32_t document);

}  // namespace news::glass
