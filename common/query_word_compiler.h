// Words and phrases of a query as trees over terms. Part of QueryCompiler.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/analysis.h"
#include "common/index_terms.h"
#include "common/match_query.h"
#include "common/query_ast.h"

namespace news {

// Not thread-safe.
class WordCompiler {
 public:
  // Keeps the reference.
  explicit WordCompiler(IndexTerms& terms) : terms_(terms) {}

  // A node of kind words. Quoted words in the lead are only narrowed down: the article has the phrase, and
  // what has no stem is in the lead.
  MatchQuery compile(const QueryNode& node);
  // Does a node of kind words match all inflected forms of its word?
  static bool is_inflected(const QueryNode& node) noexcept;
  // The stem of a word for a stemmer's language.
  std::string stem(const Token& token, const std::string& language) {
    return terms_.stemmer().stem(token, language);
  }
  const std::vector<std::string>& stemmers() { return terms_.stemmers(); }
  // One word in all its inflected forms, in the field with this prefix ("" is the whole text).
  MatchQuery inflected(const Token& token, std::string_view prefix);

 private:
  // Queries for each stem, with the languages that it counts for; `make` turns a stem into a query, which no
  // article matches that lacks the stem.
  template <typename Make>
  MatchQuery by_stem(const Token& token, const Make& make);
  // Languages are given as their terms.
  struct StemBranch {
    std::string stem;
    std::vector<std::string> languages,
        others;  // that may have articles with it; the same of the other stems
  };
  // Of all that a word has in the index's languages; languages are left out if there is but one.
  const std::vector<StemBranch>& branches(const Token& token);
  // `query` for articles of `languages`; `others` are all the other
  // languages of articles that might match.
  MatchQuery in_languages(MatchQuery query, const std::vector<std::string>& languages,
                          const std::vector<std::string>& others);
  // Those of `languages` that may have articles with a stem.
  std::vector<std::string> having(const std::vector<std::string>& languages, const std::string& stem);
  bool may_have(const std::string& language, const std::string& stem);
  uint64_t articles(const std::vector<std::string>& languages);
  MatchQuery lead(const QueryNode& node);
  MatchQuery phrase(const QueryNode& node, std::string_view prefix);

  IndexTerms& terms_;
  std::map<std::pair<std::string, std::string>, bool> known_;  // may_have, where it was looked up
  // A word of a query stands in several of its parts. By term and lower case.
  std::map<std::pair<std::string, std::string>, std::vector<StemBranch>> branches_;
};

}  // namespace news
