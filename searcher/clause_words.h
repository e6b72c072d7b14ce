// What a clause means, in words.
#pragma once

#include <string>

#include "common/query_ast.h"

namespace news {

// A sentence about the articles that match: "articles that have the word 'cloud' in any form, and that were
// published in 2018, but not those that are from 'Xinhua'". Safe for a terminal.
std::string in_words(const QueryNode& node);

// The same for one clause, as it stands behind "articles that": "have the word 'cloud' in any form". Clauses
// with several parts stand in brackets.
std::string clause_words(const QueryNode& node);

}  // namespace news
