// Fields, days and distances of Lucene's query syntax. Part of parse_lucene().
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/date.h"
#include "common/query_dialect_tree.h"
#include "common/schema.h"

namespace news {

// What a name before a colon stands for here.
struct LuceneField {
  bool known = false;
  const Field* field = nullptr;  // null: the whole article
};
// By our names and those that news archives use ("pub_date", "title.keyword").
LuceneField lucene_field(std::string_view name);

// A day as in a range: what foreign_days() reads, `now` and `NOW-7DAYS/DAY` (Solr), `now-7d/d`
// (Elasticsearch).
std::optional<DaySpan> lucene_days(std::string_view text, const Date& as_of);

// "a b"~5, by Lucene's count of moves: exact for two words, which may be exchanged from two moves on; for
// more words those are near each other, with a note.
Operand sloppy_phrase(DialectTree& tree, std::string_view text, QuerySpan span, uint32_t slop);

// Edits of `word~0.8`, by the length of the word; those of `word~` and `word~2`.
uint32_t lucene_edits(std::string_view number, size_t letters);

}  // namespace news
