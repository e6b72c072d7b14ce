// A file of queries, one a line.
#pragma once

#include <functional>
#include <string>

namespace news {

struct BatchQuery {
  std::string label;  // what stands before the first tab, else the number of the line, from 1
  std::string text;
};

// The query of one line without its line end ("\r\n" too).
BatchQuery batch_query(const std::string& line, uint64_t line_number);

// Calls `sink` for each line of the file ("-" is standard input) that is not blank. A byte order mark at the
// beginning is skipped. Throws Error(io).
void read_batch(const std::string& file, const std::function<void(const BatchQuery&)>& sink);

}  // namespace news
