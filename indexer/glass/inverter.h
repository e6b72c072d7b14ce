// From documents to posting lists, in memory: a dictionary of terms, each with its postings as a growing byte
// string.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/byte_slices.h"
#include "indexer/glass/entries.h"
#include "indexer/glass/table_writer.h"
#include "indexer/huge_pages.h"

namespace news::glass {

// Documents are numbered from 1, one after the other. Not thread-safe.
class Inverter {
 public:
  Inverter();

  // A term that is known by its number from now on: the caller keeps it and never makes it twice, nor adds it
  // by its text. Never 0.
  uint32_t new_term(std::string_view term);
  // The current document has that term: once a document. Positions ascending, distinct, from 1.
  void add(uint32_t term, uint32_t wdf, std::span<const uint32_t> positions);
  void prefetch(uint32_t term) const { __builtin_prefetch(&entries_[term - 1], 1); }
  void prefetch_chain(uint32_t term) const { slices_.prefetch(entries_[term - 1].chain); }

  // Other terms of the current document, by their text. A position of 0 means none; terms may repeat, their
  // wdf adds up.
  void add(std::string_view term, uint32_t position, uint32_t wdf);
  // A boolean term that hardly any other document has: kept out of the dictionary, where it would only be in
  // the way.
  void add_rare(std::string_view term);

  // Ends the current document. Its terms, ascending, are good until the next call of anything.
  struct Document {
    uint32_t number;
    const std::vector<TermCount>& terms;
    uint64_t length;       // sum of all wdfs
    uint32_t largest_wdf;  // of its terms
  };
  Document end_document();

  // Bytes held.
  size_t memory() const noexcept;

  // Writes all posting lists and position lists, terms ascending. Ends the inverter.
  void write(TableWriter& postlist, TableWriter& position);

 private:
  static constexpr uint32_t kUnranked = UINT32_MAX;
  struct alignas(64) Entry {
    uint64_t prefix = 0;  // first 8 bytes, big-endian: most comparisons end here
    uint32_t text = 0;    // offset in text_
    uint32_t length = 0;
    uint32_t rank = kUnranked;  // among all entries at the last ranking, by text
    uint32_t local = 0;         // place in locals_, if it has one there
    uint64_t occurrences = 0;
    uint32_t documents = 0;
    uint32_t last_document = 0;
    ByteSlices::Chain chain;
  };
  struct Sorted {
    uint64_t prefix = 0;  // of the entry
    uint32_t entry = 0;
  };
  // A term of the current document that came by its text.
  struct Local {
    uint32_t entry = 0;
    uint32_t wdf = 0;
    std::vector<uint32_t> positions;
  };
  struct Rare {
    uint64_t prefix = 0;
    uint32_t text = 0;
    uint32_t document = 0;
    uint8_t length = 0;
  };
  // A term of the current document.
  struct Term {
    uint64_t prefix = 0;
    uint32_t wdf = 0;
    uint32_t rank = kUnranked;
    uint32_t text = 0;  // as in Entry and Rare
    uint32_t length = 0;
  };

  uint32_t find_or_insert(std::string_view term);
  uint32_t insert(std::string_view term);
  void grow_table();
  std::string_view text_of(const Entry& entry) const { return {text_.data() + entry.text, entry.length}; }
  std::string_view text_of(const Rare& rare) const { return {text_.data() + rare.text, rare.length}; }
  std::string_view text_of(const Term& term) const { return {text_.data() + term.text, term.length}; }
  void sort_document();
  void sort_by_rank();
  void rank_entries();
  void sort_entries();
  void append_posting(Entry& to, uint32_t wdf, std::span<const uint32_t> positions);
  void append_long_posting(ByteSlices::Chain& to, uint32_t distance, uint64_t count, uint32_t place);
  void append_positions(ByteSlices::Chain& to, std::span<const uint32_t> positions);
  void write_entry(uint32_t index, PostingListWriter& list, TableWriter& position);
  size_t write_rare(size_t from, PostingListWriter& list);

  struct Slot {
    uint32_t hash = 0;
    uint32_t entry = 0;  // + 1; 0 is free
  };
  LargeVector<Entry> entries_;
  LargeVector<Slot> table_;  // of terms that come by their text
  size_t in_table_ = 0;
  std::string text_;
  ByteSlices slices_;
  LargeVector<Rare> rare_;
  size_t rare_of_document_ = 0;  // where those of the current document begin

  uint32_t current_ = 1;
  std::vector<Local> locals_;
  size_t locals_used_ = 0;
  std::vector<Term> ranked_;          // terms of the current document, those with a rank
  std::vector<Term> unranked_;        // and the others
  std::vector<uint64_t> rank_order_;  // rank << 32 | place in ranked_, ascending
  std::vector<uint64_t> scratch_;
  std::vector<uint32_t> digit_places_;
  LargeVector<Sorted> by_text_;  // the entries that have a rank, ascending
  std::vector<uint8_t> packed_;
  std::vector<TermCount> terms_;
  std::string key_;
  std::string tag_;
};

}  // namespace news::glass
