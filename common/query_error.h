// Mistakes in a query, shown where they are: the line with a caret under the column, the reason, and what to
// write instead.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "common/error.h"

namespace news {

// A half-open range of bytes in the query; an empty one marks a place (the end, say).
struct QuerySpan {
  size_t begin = 0;
  size_t end = 0;
};

// Error(bad_query) whose message is
//     unknown field 'titel'
//       titel:cloud
//       ^~~~~
// safe for a terminal. Columns are display columns; of a long query the part around the span is shown.
Error query_error(std::string_view query, QuerySpan span, const std::string& reason,
                  const std::string& hint = {});

// A piece of the query for use within a message or hint: printable, cut to a few dozen columns.
std::string shown(std::string_view piece);

}  // namespace news
