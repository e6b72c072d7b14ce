// What a query means, as a tree: the parser makes it from text, the compiler makes a MatchQuery of it, and
// highlighting walks it. Plain data; nothing here knows an index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/analysis.h"
#include "common/query_error.h"
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
  written,     // a word or a phrase in this very case and with these accents
  pattern,     // one word with wildcards: '*' any characters, '?' one
  fuzzy,       // one word, and those that differ from it by at most `number` edits
  near,        // a place of each child, the nearer ends at most `number` words apart
  not_near,    // a place of the first child that has none of the second within `number` words
  sentence,    // a place of each child, in one sentence
  paragraph,   // a place of each child, in one paragraph
  first,       // the child, in the first `number` words of the article
  at_least,    // at least `number` places of the child
  length,      // so many words as `lengths` says
};

// Days of publication, both ends inclusive, as days_from_civil counts them; an absent end is open. `unknown`
// stands alone: articles without a date.
struct DateRange {
  std::optional<int64_t> first;
  std::optional<int64_t> last;
  bool unknown = false;
  bool operator==(const DateRange&) const = default;
};

// Words of an article, both ends inclusive; an absent end is open.
struct LengthRange {
  std::optional<uint64_t> first;
  std::optional<uint64_t> last;
  bool operator==(const LengthRange&) const = default;
};

// words, written, pattern and fuzzy are the leaves that have places in a text: `tokens` are what they look
// for. They, and near, not_near, sentence, paragraph and any_of of such, are what may stand within near,
// not_near, sentence, paragraph and at_least (has_places); all leaves within one of these are of one field.
// first holds these, at_least, and all_of, any_of, none_of of them, without fields.
struct QueryNode {
  NodeKind kind = NodeKind::everything;
  const Field* field = nullptr;  // leaves: the field they are limited to; exact, date and length: theirs
  bool quoted = false;           // words: these very forms, no inflection; written: always
  bool ordered = false;          // near: the first child ends before the second begins
  uint32_t number = 0;           // fuzzy, near, not_near, first, at_least: at least 1
  std::string text;              // leaves: as typed, for messages; exact: the value
  std::vector<Token> tokens;     // leaves: at least one, pattern and fuzzy just one; offsets are relative to
                                 // `text`; the term of a pattern has its '*' and '?'
  DateRange dates;
  LengthRange lengths;
  std::vector<QueryNode> children;  // all_of, any_of, near, not_near, sentence, paragraph: two, the first two
                                    // of these also more; none_of, first, at_least: one
  QuerySpan span;                   // where it stands in the query; empty if it was made otherwise
};

// A parsed query with what the user should be told about how it was read (one sentence each, for stderr).
struct ParsedQuery {
  QueryNode root;
  std::vector<std::string> notes;
};

// Has places in a text: words, written, pattern, fuzzy, near, not_near, sentence, paragraph, and any_of of
// nodes that have.
bool has_places(const QueryNode& node) noexcept;

// Is it one of words, written, pattern, fuzzy?
bool is_leaf(const QueryNode& node) noexcept;

// Does it ask for CJK characters that are written together?
bool has_pairs(const QueryNode& node) noexcept;

// Words without the pairs of CJK characters: what has a position.
size_t word_count(const QueryNode& words) noexcept;

// One node of kind all_of or any_of with all parts, those of parts of the same kind taken apart, which bounds
// the depth of the tree; a single part as it is; nothing if there are none.
std::optional<QueryNode> joined(NodeKind kind, std::vector<QueryNode>&& parts);

// The query narrowed by filters: all of them must hold. Without any, `query` itself.
QueryNode with_filters(const QueryNode& query, const std::vector<QueryNode>& filters);

// The tree on one line, for tests and messages: (and word:alibaba (not phrase:"cloud computing")
// (near/5 word:a (adj/1 pattern:clou* fuzzy/1:colour)) (first/50 (atleast/2 written:"New York"))
// words:801..). Words are shown folded, except those of `written`.
std::string to_text(const QueryNode& node);

}  // namespace news
