// A syntax tree to a tree over the terms of an index of ours: what a query means, for newssearch and for
// `newsidx export QUERY`.
//
// Meaning. An unquoted word matches all its inflected forms: its stem in each language whose stemmer made
// stems in the index, each stem counted in articles of that language only. Quoted words, and words of several
// parts (COVID-19), match their surface forms, side by side, never across headline, subtitle and paragraphs.
// A CJK run is a phrase of its characters. Fields narrow words to their part of the article or ask for a
// whole value. Words at a distance, in one sentence or paragraph, are decided on their positions, exact
// spelling on the stored text (query_place_compiler.h). A range of dates matches articles of which all that
// is known of their date lies within.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "common/index_terms.h"
#include "common/match_query.h"
#include "common/query_ast.h"

namespace news {

class PlaceCompiler;
class Vocabulary;
class WordCompiler;

// Which articles match, and their order. The score is the weight of `matches`; and for each pair
// kPairWeight times the weights of its two forms where they stand next to each other in this order, and
// as much again where they are less than kNearWindow words apart; and kLeadWeight times the weights of the
// words that are in the lead; and the weights of those `added` that match.
struct RankedQuery {
  static constexpr double kPairWeight = 0.1;
  static constexpr double kLeadWeight = 0.1;
  static constexpr uint32_t kNearWindow = 8;

  struct Pair {
    std::string first, second;           // terms: surface forms
    MatchQuery first_word, second_word;  // the words that they are of, in all forms; parts of `matches`
  };
  struct Lead {
    MatchQuery word;     // in all forms; unless it is quoted, a part of `matches`
    MatchQuery in_lead;  // what has it in the lead has it
  };
  MatchQuery matches;
  std::vector<Pair> pairs;
  std::vector<Lead> leads;
  std::vector<MatchQuery> added;  // from outside the query; unlike the others in no relation to `matches`
  // All of it in one tree, for Xapian's own matcher.
  MatchQuery whole() const;

  // Of a query for any of its words: the words, and what else must hold (no query if nothing).
  std::vector<MatchQuery> alternatives;
  MatchQuery filter;
};

// Reads the index while compiling (languages, years, values): errors leave as they are, for whoever opened
// the index. Not thread-safe; must not outlive the terms.
class QueryCompiler {
 public:
  explicit QueryCompiler(IndexTerms& terms);
  ~QueryCompiler();
  QueryCompiler(const QueryCompiler&) = delete;
  QueryCompiler& operator=(const QueryCompiler&) = delete;

  // The articles that match. Words weigh, filters (exact fields, dates, lengths, exclusions) never do. Hidden
  // copies are the caller's business (IndexReader::visible). Throws Error(bad_query) for what only the index
  // can tell: a pattern that stands for too many words (kMaxExpansions), which running the query may throw
  // too (kMaxSpans).
  MatchQuery compile(const QueryNode& node);

  // The articles that match the words and all filters, and their order: words that are neighbours in the
  // query near each other, and words in the lead, weigh in addition. The same matches as of
  // compile(with_filters(words, filters)). `any` as in QueryOptions.
  //
  // `added` weigh too: with `any` as further alternatives to the words, so that they add matches, else only
  // for what matches without them.
  RankedQuery ranked(const QueryNode& words, const std::vector<QueryNode>& filters, bool any,
                     const std::vector<MatchQuery>& added = {});

  // The words of the index that a node of kind pattern or fuzzy stands for, ascending. Throws as compile()
  // does.
  const std::vector<std::string>& expansion(const QueryNode& leaf);
  // The words that an inflected word stands for in articles of a stemmer's language, ascending.
  std::vector<std::string> forms(const Token& word, const std::string& language);

  // What to tell about the compiled trees: values that no article has, with the nearest ones, a few and the
  // number of the rest. One sentence each.
  const std::vector<std::string>& notes() const noexcept { return notes_; }

 private:
  MatchQuery exact(const QueryNode& node);
  void note_missing(const QueryNode& value);
  MatchQuery all_of(const QueryNode& node);
  MatchQuery beginning(const QueryNode& node);
  MatchQuery any_of_first(const QueryNode& node);
  IndexTerms& terms_;
  std::unique_ptr<WordCompiler> words_;
  std::unique_ptr<Vocabulary> vocabulary_;
  std::unique_ptr<PlaceCompiler> places_;
  uint32_t first_ = 0;              // of the first() that is being compiled
  std::set<std::string> missing_;   // terms of values that no article has
  std::vector<std::string> notes_;  // one for the last of many values stands at the end
};

// The tree for plain text that asks for any of its words: English stop words are left out unless nothing else
// remains.
QueryNode without_stop_words(QueryNode node);

}  // namespace news
