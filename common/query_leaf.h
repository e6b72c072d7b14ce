// One word or quoted text of a query to what it asks for: words, phrases, patterns, similar and exact
// spellings.
#pragma once

#include <string_view>
#include <vector>

#include "common/query_ast.h"
#include "common/query_lexer.h"

namespace news {

// A lexeme of kind word or quoted, with what stands around it. `query` is the whole query.
struct LeafContext {
  std::string_view query;
  const Lexeme& lexeme;
  const Lexeme& next;            // the lexeme behind it
  const Field* field = nullptr;  // a field of words, or none
  QuerySpan span;                // what to point at, the field's name included
};

// The operands that a lexeme stands for, with their spans; none for a word that is only punctuation. Throws
// query_error.
std::vector<QueryNode> leaves_of(const LeafContext& context);

// The lexeme behind '=': one node of kind written.
QueryNode written_leaf(const LeafContext& context);

// Edits that colour~ and colour~2 may ask for.
inline constexpr uint32_t kMaxEdits = 2;
// Words with wildcards in one phrase.
inline constexpr size_t kMaxPatternsInPhrase = 16;
// Words with wildcards or '~' in a query: each may have to be compared with all words of the index.
inline constexpr size_t kMaxPatterns = 64;
// Words and phrases with '=' in a query: each reads the text of the articles that have them.
inline constexpr size_t kMaxWritten = 128;

}  // namespace news
