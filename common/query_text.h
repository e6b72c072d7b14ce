// A syntax tree written in the query language of searcher/QUERY_SYNTAX.md again: what a query of another
// system became, and what a clause is called in messages.
#pragma once

#include <string>

#include "common/query_ast.h"

namespace news {

// parse_query() of the result gives the tree back (but for patterns that end in '?', which dialects make), as
// long as the tree came from parse_query() without
// `literal` or from a dialect; words of literal text that are operators are shown in lower case. Not safe for
// a terminal: see printable(). "" for every article, and for none.
std::string query_text(const QueryNode& node);

// Days as they are written after `date:`: 2018, 2018-09, 2018-09-02, 2018-08-01..2018-09-15, ..2018, unknown.
std::string query_text(const DateRange& range);

}  // namespace news
