// Numbers of words in a query: >800, >=800, <100, <=100, 800, 800..1000, 800.., ..100.
#pragma once

#include <string_view>

#include "common/query_ast.h"
#include "common/query_error.h"

namespace news {

// The value of `words:`, which lies at `span` of `query`. Both ends of a range belong to it. Throws
// query_error for anything else, a range with its ends exchanged included.
LengthRange parse_length_range(std::string_view query, QuerySpan span);

}  // namespace news
