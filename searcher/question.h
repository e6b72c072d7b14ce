// What is asked of an index: the query and the options that narrow it, as syntax trees.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/query_ast.h"
#include "searcher/options.h"
#include "searcher/synonyms.h"

namespace news {

struct Question {
  std::string text;                // the query as typed
  QueryNode words;                 // the query: what orders and highlights the hits
  std::vector<QueryNode> filters;  // from the options; all must hold
  std::vector<std::string> notes;  // for stderr
  double seconds = 0;              // that reading the query took
  std::optional<int64_t> as_of;    // --as-of as days_from_civil counts; absent if it was not given
};

// Query and filters as one tree: what decides which articles match.
inline QueryNode whole(const Question& question) { return with_filters(question.words, question.filters); }

// Throws Error(bad_query) for the query, Error(usage) for an option whose value is no date.
Question make_question(const std::string& query, const SearchOptions& options, const Synonyms& synonyms = {});

// The words of the command line as one query.
std::string query_text(const SearchOptions& options);

}  // namespace news
