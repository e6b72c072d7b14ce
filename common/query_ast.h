// What a query means, as a tree: the parser makes it from text, the compiler makes a Xapian::Query of it, and
// highlighting walks it. Plain data; nothing here knows an index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/analysis.h"
#include "common/schema.h"

namespace news {

enum class NodeKind : uint8_t {
  everything,  // all articles (an empty query)
  nothing,     // no article (plain text without a word in it)
  words,       // a word or a phrase, in `field` or anywhere
  exact,       // `field` has the value `text`
  date,        // published within `dates`
  all_of,      // every child
  any_of,      // at least one child
  none_of,     // not the one child
};

// Days of publication, both ends inclusive, as days_from_civil counts them; an absent end is open. `unknown`
// stands alone: articles without a date.
struct DateRange {
  std::optional<int64_t> first;
  std::optional<int64_t> last;
  bool unknown = false;
  bool operator==(const DateRange&) const = default;
};

struct QueryNode {
  NodeKind kind = NodeKind::everything;
  const Field* field = nullptr;  // words: the field they are limited to; exact and date: theirs; else null
  bool quoted = false;           // words: these very forms, no inflection
  std::string text;              // words: as typed, for messages; exact: the value
  std::vector<Token> tokens;     // words: at least one; offsets are relative to `text`
  DateRange dates;
  std::vector<QueryNode> children;  // all_of and any_of: at least two; none_of: one
};

// A parsed query with what the user should be told about how it was read (one sentence each, for stderr).
struct ParsedQuery {
  QueryNode root;
  std::vector<std::string> notes;
};

// Words without the pairs of CJK characters: what has a position.
size_t word_count(const QueryNode& words) noexcept;

// The query narrowed by filters: all of them must hold. Without any, `query` itself.
QueryNode with_filters(const QueryNode& query, const std::vector<QueryNode>& filters);

// The tree on one line, for tests and messages: (and word:alibaba (not phrase:"cloud computing")). Words are
// shown folded.
std::string to_text(const QueryNode& node);

}  // namespace news
