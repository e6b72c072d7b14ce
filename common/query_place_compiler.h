// Expressions of distance, exact spelling, and what is limited to the beginning of an article, as trees
// over terms: these narrow to the articles that have the words at all, and PlaceFinder decides. Part of
// QueryCompiler.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "common/match_query.h"
#include "common/query_ast.h"
#include "common/query_place_expression.h"
#include "common/query_vocabulary.h"
#include "common/query_word_compiler.h"

namespace news {

// Keeps the references. Not thread-safe.
class PlaceCompiler {
 public:
  PlaceCompiler(WordCompiler& words, Vocabulary& vocabulary) : words_(words), vocabulary_(vocabulary) {}

  // A node that has places (has_places), or at_least of one. `first`: only places in the first so many words
  // of the article count; 0 for all. Weighs as much as its words, those that must not be near excepted.
  MatchQuery compile(const QueryNode& node, uint32_t first);

  // The words that an inflected word stands for in articles of a stemmer's language, ascending.
  std::vector<std::string> forms(const Token& word, const std::string& language);
  // The words that a node of kind pattern or fuzzy stands for, without prefix.
  const std::vector<std::string>& expansion(const QueryNode& leaf);

 private:
  MatchQuery narrowed(const QueryNode& node);
  MatchQuery expanded(const QueryNode& leaf);
  bool decided_by_terms(const QueryNode& node) const;

  PlaceNode place_node(const QueryNode& node, PlaceExpression& expression);
  PlaceLeaf place_leaf(const QueryNode& leaf, PlaceExpression& expression);
  TermChoice inflected(const Token& token, std::string_view prefix, PlaceExpression& expression);

  WordCompiler& words_;
  Vocabulary& vocabulary_;
};

}  // namespace news
