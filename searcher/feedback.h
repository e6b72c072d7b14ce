// Pseudo-relevance feedback (--expand): the words that tell the best articles of a first search from the rest
// of the archive, to be added to the query for a second one. A relevance model (Lavrenko and Croft,
// "Relevance-Based Language Models", SIGIR 2001) interpolated with the query as in RM3 (Abdul-Jaleel et al.,
// TREC 2004), with an idf factor. Its numbers were chosen on test collections: searcher/RANKING.md.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/match_query.h"
#include "common/query_ast.h"

namespace news {

struct FeedbackArticle {
  Xapian::docid id = 0;
  double score = 0;  // of the first search, above 0
};

struct FeedbackStem {
  std::string stem;
  double weight = 0;  // all of them together 1
};

// So many of the best articles are looked at.
inline constexpr size_t kFeedbackArticles = 10;
// Weight of all added stems together, as a multiple of the weight of the query's words: 0.4 against 0.6.
inline constexpr double kFeedbackShare = 0.4 / 0.6;

// The stems to add, heaviest first, equal ones by their bytes; at most 30, none if nothing qualifies. `best`
// are the first articles of the first search, best first; those beyond kFeedbackArticles are not looked at. A
// stem qualifies that has at least 3 letters, does not begin with a digit, is no English stop word, and is in
// at least 2 articles of the archive and at most a tenth of them. CJK text has no stems, so nothing of it is
// added. Throws Xapian's errors.
std::vector<FeedbackStem> feedback_stems(const Xapian::Database& database,
                                         const std::vector<FeedbackArticle>& best);

// The stems as queries, weighted beside a query of so many words (query_words).
std::vector<MatchQuery> weighted(const std::vector<FeedbackStem>& stems, size_t words);

// The words of a query that weigh: its leaves that are not excluded, repeated ones as often as they stand
// there.
size_t query_words(const QueryNode& node) noexcept;

// What was added, for the user: stems, heaviest first.
std::string expansion_note(const std::vector<FeedbackStem>& stems);

}  // namespace news
