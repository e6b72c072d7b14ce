// A query in the language of searcher/QUERY_SYNTAX.md to its syntax tree. Pure: knows no index, reads no
// clock.
//
// Any bytes are allowed; the work is linear in their number. Bounds: kMaxLexemes parts, kMaxQueryWords words
// and characters, brackets nested kMaxQueryDepth deep; beyond them there is an error, and in literal text the
// rest is left out with a note.
#pragma once

#include <cstddef>
#include <string_view>

#include "common/date.h"
#include "common/query_ast.h"

namespace news {

inline constexpr size_t kMaxQueryWords = 4096;
inline constexpr size_t kMaxQueryDepth = 100;

struct QueryOptions {
  bool any = false;      // words side by side are OR; excluded ones (-a) still exclude
  bool literal = false;  // plain text: no operators, no fields, no errors
  Date as_of;            // the day that relative dates count from, precision day; needed unless literal
};

// A blank query is NodeKind::everything. Throws Error(bad_query), see query_error.h; never in literal text,
// where text without any word is NodeKind::nothing.
//
// Literal text: all words must occur; those written together (COVID-19) next to each other. With `any` each
// word counts for itself, and CJK text by pairs of characters.
ParsedQuery parse_query(std::string_view query, const QueryOptions& options);

}  // namespace news
