// Which words of an article a query is about, for marking them: the positive words of the syntax tree.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "common/analysis.h"
#include "common/query_ast.h"
#include "searcher/snippet.h"

namespace news {

struct QueryHighlights {
  HighlightTerms headline;
  HighlightTerms body;
  HighlightTerms byline;
};

// The words of the index that a node of kind pattern or fuzzy stands for.
using Expansion = std::function<std::vector<std::string>(const QueryNode&)>;

// `stemmers`: the languages whose stemmers the index was made with (IndexTerms::stemmers). Words limited to
// the headline are marked there only, those limited to the lead in the body only, those of the byline there
// only. Words at a distance are marked wherever they stand; those that must not be near are not.
QueryHighlights highlights_of(const QueryNode& node, const std::vector<std::string>& stemmers,
                              Stemmer& stemmer, const Expansion& expand = {});

}  // namespace news
