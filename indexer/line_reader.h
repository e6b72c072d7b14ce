// A stream line by line, for formats whose records are told by their lines. Not thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reader.h"

namespace news {

class LineReader {
 public:
  // A line longer than `max_line` bytes is handed out in pieces.
  LineReader(ByteStream& in, size_t max_line) : in_(in), max_line_(max_line) {}
  // The next line without its end (LF, CR LF, CR CR LF); false at the end. StreamError passes through.
  bool next(std::string& line);
  uint64_t number() const noexcept { return number_; }  // of the last line, from 1

 private:
  ByteStream& in_;
  const size_t max_line_;
  std::string buffer_;
  size_t pos_ = 0;
  bool ended_ = false;
  uint64_t number_ = 0;
};

// Lines that were wrapped at a width are one; empty lines separate paragraphs, and so do lines that are
// indented by at least `indent` (0: none does).
std::string unwrap(const std::vector<std::string>& lines, size_t indent = 0);

}  // namespace news
