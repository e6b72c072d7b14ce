// Tables of queries of other systems: tree and notes, or the mistake.
#pragma once

#include <catch2/catch.hpp>
#include <span>
#include <string>
#include <vector>

#include "common/query_dialect.h"
#include "common/query_text.h"
#include "tests/support/query_tree.h"

namespace news {

struct DialectRow {
  const char* query;
  const char* tree;
  std::vector<std::string> notes;
};
struct DialectMistake {
  const char* query;
  const char* message;  // its first line
};

// What our own parser reads in the query that is shown for a tree. A pattern that ends in '?' cannot be
// written: the tree itself then.
inline std::string said_again(const QueryNode& root) {
  const std::string text = query_text(root);
  INFO(text);
  for (const char* end : {"? ", "?)"}) {
    if ((text + ' ').find(end) != std::string::npos) return to_text(root);
  }
  return tree(text);
}

inline void check_dialect(Dialect dialect, std::span<const DialectRow> rows) {
  for (const DialectRow& row : rows) {
    INFO(row.query);
    const ParsedQuery parsed = parse_dialect(row.query, dialect, plain());
    CHECK(to_text(parsed.root) == row.tree);
    CHECK(parsed.notes == row.notes);
    CHECK(said_again(parsed.root) == row.tree);
  }
}

inline void check_mistakes(Dialect dialect, std::span<const DialectMistake> rows) {
  for (const DialectMistake& row : rows) {
    INFO(row.query);
    try {
      parse_dialect(row.query, dialect, plain());
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.code == ErrorCode::bad_query);
      CHECK(error.message.substr(0, error.message.find('\n')) == row.message);
    }
  }
}

}  // namespace news
