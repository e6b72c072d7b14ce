// Parsing for tests: a query as the text of its tree, or as its error.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "common/error.h"
#include "common/query_parser.h"

namespace news {

inline QueryOptions plain() {
  QueryOptions options;
  options.as_of = *parse_rfc3339("2024-03-31");
  return options;
}
inline QueryOptions any() {
  QueryOptions options = plain();
  options.any = true;
  return options;
}
inline QueryOptions literal(bool with_any = false) {
  QueryOptions options;
  options.literal = true;
  options.any = with_any;
  return options;
}

inline std::string tree(const std::string& query, const QueryOptions& options = plain()) {
  return to_text(parse_query(query, options).root);
}

inline Error error_of(const std::string& query, const QueryOptions& options = plain()) {
  try {
    parse_query(query, options);
  } catch (const Error& error) {
    return error;
  }
  FAIL("no error for: " << query);
  return {ErrorCode::internal, ""};
}

}  // namespace news
