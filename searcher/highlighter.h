// Marks the words of one query in articles, for all articles of a search.
#pragma once

#include <map>
#include <string>

#include "common/article.h"
#include "searcher/highlight_terms.h"
#include "searcher/match_finder.h"
#include "searcher/results.h"

namespace news {

// Not thread-safe.
class Highlighter {
 public:
  explicit Highlighter(QueryHighlights terms) : terms_(std::move(terms)) {}
  Highlighter(const Highlighter&) = delete;
  Highlighter& operator=(const Highlighter&) = delete;

  // What snippets are to show.
  const HighlightTerms& body_terms() const noexcept { return terms_.body; }

  // Fills headline, snippet and byline from the hit's article, and empties the article's body.
  void mark(Hit& hit);
  // Fills the concordance lines instead, with so many columns of context on each side.
  void list(Hit& hit, size_t columns);

 private:
  struct Finders {
    MatchFinder headline;
    MatchFinder body;
    MatchFinder byline;
  };
  Finders& finders(const Article& article);

  QueryHighlights terms_;
  // Few words get as far as the stemmer.
  Stemmer stems_{256};
  std::map<std::string, Finders> finders_;  // by stemmer
};

}  // namespace news
