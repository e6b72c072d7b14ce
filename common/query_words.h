// Text to the words, phrases and patterns that it asks for.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "common/query_ast.h"

namespace news {

// Words that are written together (COVID-19, and/or, don't, a CJK run) become one operand, a phrase if there
// are several; white space, commas, dashes with meaning of their own and the like separate operands. Spans
// are relative to `text`.
std::vector<QueryNode> words_of(std::string_view text, const Field* field);

// All words of the text as one operand, quoted; no tokens if it has none.
QueryNode phrase_of(std::string_view text, const Field* field);

// The same for text in which the bytes at the ascending offsets `wildcards` are wildcards, '*' or '?'. Words
// with wildcards become nodes of kind pattern; one that is written together with others, and the words of
// `quoted` text, stand next to each other: (adj/1 ...). Sets *bare to the offset of a wildcard that belongs
// to no word (that of a CJK run, "10,*"), and then gives nothing.
std::vector<QueryNode> patterns_of(std::string_view text, const Field* field, bool quoted,
                                   const std::vector<size_t>& wildcards, std::optional<size_t>& bare);

// Each word, number and pair of CJK characters as an operand of its own (a CJK character without neighbour
// alone).
std::vector<QueryNode> single_words_of(std::string_view text);

}  // namespace news
