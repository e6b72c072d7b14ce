// How many articles match a clause: what --explain and the autopsy of a search without hits are made of.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/index_reader.h"
#include "common/query_ast.h"
#include "common/query_compiler.h"
#include "common/xapian_terms.h"
#include "searcher/open_index.h"

namespace news {

// A word of the index that a clause stands for, and the articles that match the clause by it.
struct WordForm {
  std::string form;  // folded
  uint64_t articles = 0;
};

// Counts are exact and leave hidden copies out. Errors of reading leave as they are, for OpenIndex::read. Not
// thread-safe; must not outlive the view.
class ClauseCounts {
 public:
  explicit ClauseCounts(const OpenIndex::View& view)
      : view_(view), terms_(terms_of(view.reader().database())), compiler_(*terms_) {}

  // All articles.
  uint64_t articles() { return view_.reader().article_count(); }
  // Those that match.
  uint64_t count(const QueryNode& node);
  // Those that match `rest` and that the range leaves out because only the month or the year of their
  // publication is known.
  uint64_t left_out(const QueryNode& rest, const DateRange& range);

  // Words that counting it looks up: patterns and similar spellings stand for many.
  uint64_t words_looked_up(const QueryNode& node);

  // The words that a pattern or a similar spelling stands for, or the inflected forms that an unquoted word
  // stands for, in every language of the index, the most frequent first; none for other clauses.
  std::vector<WordForm> forms(const QueryNode& node);

  const Xapian::Database& database() { return view_.reader().database(); }

 private:
  uint64_t matches(const MatchQuery& query);
  std::vector<WordForm> expansion(const QueryNode& node);

  const OpenIndex::View view_;
  std::unique_ptr<IndexTerms> terms_;
  QueryCompiler compiler_;
  std::unordered_map<std::string, uint64_t> known_;  // by the tree and its wording, which tell all apart
};

// First and last day of publication that the index has, as `2018-09-02`, `2018-09` or `2018`; empty without
// dates.
struct DateExtent {
  std::string first, last;
};
DateExtent date_extent(const Xapian::Database& database);

}  // namespace news
