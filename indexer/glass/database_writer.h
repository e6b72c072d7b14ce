// A whole glass database, written directly: documents in, in order; files out. Memory holds the postings of
// all documents; data and term lists go to disk as they come.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/reading_marks.h"
#include "indexer/glass/compression.h"
#include "indexer/glass/entries.h"
#include "indexer/glass/inverter.h"
#include "indexer/glass/synonyms.h"
#include "indexer/glass/table_writer.h"
#include "indexer/glass/version_file.h"

namespace news::glass {

// Not thread-safe. Throws Error(io); the directory is then useless.
class DatabaseWriter {
 public:
  // `directory` must exist and hold no database.
  explicit DatabaseWriter(const std::string& directory, FileOps& ops = real_file_ops());

  // The current document. Terms of 1 to kMaxTermBytes bytes, positions from 1; a document has at least one
  // term. What terms by number are and by text: Inverter.
  uint32_t new_term(std::string_view term) { return inverter_.new_term(term); }
  void occurrences(uint32_t term, uint32_t wdf, std::span<const uint32_t> positions) {
    inverter_.add(term, wdf, positions);
  }
  // Hints that a term will come in a moment.
  void prefetch(uint32_t term) const { inverter_.prefetch(term); }
  void prefetch_chain(uint32_t term) const { inverter_.prefetch_chain(term); }
  void posting(std::string_view term, uint32_t position, uint32_t wdf) { inverter_.add(term, position, wdf); }
  void term(std::string_view term, uint32_t wdf) { inverter_.add(term, 0, wdf); }
  // Boolean, hardly in any other document.
  void rare_term(std::string_view term) { inverter_.add_rare(term); }
  void value(uint32_t slot, std::string_view value);  // once a slot; empty ones are left out
  // With marks it is compressed in blocks, and the marks become a value of the document, unless it cannot be
  // read back so.
  void data(std::string&& data, ReadingMarks&& marks = {}) {
    data_ = std::move(data);
    marks_ = std::move(marks);
  }
  // Returns its number, from 1.
  uint32_t end_document();

  // Of the whole database: an entry of its synonym table.
  void synonym(std::string_view key, std::string_view term) { synonyms_.add(key, term); }

  uint32_t documents() const noexcept { return statistics_.documents; }
  size_t memory() const noexcept;

  // Writes the rest; the last step makes the directory a database. Not synced.
  void finish();

 private:
  void add_data();
  void write_values(TableWriter& postlist);
  void write_lengths(TableWriter& postlist) const;

  FileOps& ops_;
  std::string directory_;
  TagCompressor text_compressor_{TagCompressor::Tags::text};
  TagCompressor term_list_compressor_{TagCompressor::Tags::term_lists};
  Inverter inverter_;
  Synonyms synonyms_;
  TableWriter docdata_;
  TableWriter termlist_;
  std::map<uint32_t, ValueChunks> values_;
  std::vector<uint32_t> lengths_;  // of the documents, in their order
  Statistics statistics_;

  std::map<uint32_t, std::string> document_values_;
  std::string data_;
  ReadingMarks marks_;
  std::string key_;
  std::string tag_;
  std::string term_list_;
};

}  // namespace news::glass
