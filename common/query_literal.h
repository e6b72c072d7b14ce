// Plain text as a query: a pasted headline or question, in which nothing is an operator and nothing an error.
// Part of the parser.
#pragma once

#include <string_view>

#include "common/query_ast.h"

namespace news {

// See parse_query: the first kMaxQueryWords words, with a note if there are more.
ParsedQuery parse_literal(std::string_view text, bool any);

}  // namespace news
