// Records of comma-, tab- and otherwise separated tables: RFC 4180 where the file keeps to it, and a way back
// to the next line where it does not. One stray quote never costs more than the line it stands in.
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reader.h"

namespace news {

struct CsvDialect {
  char delimiter = ',';
  char quote = '"';
};

// How a record was found.
enum class CsvRowKind {
  good,        // as the standard says, or with quotes inside that are not doubled but can be told apart
  bad_quotes,  // the quotes make no sense; `cells` holds what the line alone gives
  too_large,   // beyond max_record; `cells` is empty
};

struct CsvRow {
  CsvRowKind kind = CsvRowKind::good;
  std::vector<std::string> cells;  // quotes removed, doubled quotes halved
  uint64_t line = 0;               // of its first line, from 1
  bool ended_by_input = false;     // the last one, without a line end

  bool blank() const;  // no cell holds anything but white space
};

// Not thread-safe. Line ends are LF, CR LF, CR CR LF (as some programs write), or CR where there is no LF in
// the first 64 KiB; line ends in quoted cells are kept as LF. Memory: max_record and a constant.
class CsvParser {
 public:
  // `first_line`: the number of the line at which `in` stands.
  CsvParser(ByteStream& in, CsvDialect dialect, size_t max_record, uint64_t first_line = 1);

  // The number of cells a sound record has, once known; 0: not known. It decides between two readings of bad
  // quotes.
  void expect(size_t cells) noexcept { expected_ = cells; }
  // False at the end. Throws StreamError as it comes from the stream, after all records that end before it.
  bool next(CsvRow& row);

 private:
  struct Attempt;
  bool fill();
  bool at_end(size_t pos);
  size_t line_end(size_t pos);
  size_t after_line_end(size_t pos);
  bool is_line_end(size_t pos);
  void parse_record(Attempt& attempt, size_t limit);
  void parse_quoted(Attempt& attempt, size_t limit);
  bool closes(size_t pos);
  std::vector<std::string> split_line(size_t begin, size_t end, bool& sound) const;
  bool swallowed_rows(size_t begin, size_t end);
  bool acceptable(const Attempt& attempt, size_t first_line_end);
  void skip_line();
  void advance(size_t to);

  ByteStream& in_;
  const CsvDialect dialect_;
  const size_t max_record_;
  std::string buffer_;
  size_t pos_ = 0;  // in buffer_, where the next record begins
  bool ended_ = false;
  std::exception_ptr damage_;
  bool carriage_returns_ = false;  // CR alone ends a line
  uint64_t line_;
  size_t expected_ = 0;
  int broken_ = 0;  // records lately given up: each halves how far the end of a quoted cell is looked for
};

}  // namespace news
