// Text to the words and phrases that it asks for.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "common/query_ast.h"

namespace news {

// Words that are written together (COVID-19, and/or, don't, a CJK run) become one operand, a phrase if there
// are several; white space, commas, dashes with meaning of their own and the like separate operands.
std::vector<QueryNode> words_of(std::string_view text, const Field* field);

// All words of the text as one operand, quoted; no tokens if it has none.
QueryNode phrase_of(std::string_view text, const Field* field);

// Each word, number and pair of CJK characters as an operand of its own (a CJK character without neighbour
// alone).
std::vector<QueryNode> single_words_of(std::string_view text);

}  // namespace news
