// What may stand within NEAR, ADJ, /S, /P, atleast() and first(). Part of the parser.
#pragma once

#include <cstddef>
#include <string_view>

#include "common/query_ast.h"
#include "common/query_lexer.h"

namespace news {

// Words, phrases and operators in one expression of proximity; bounds the work for each article.
inline constexpr size_t kMaxProximityOperators = 32;

// One side of an operator of proximity: throws query_error unless it has places.
void check_operand(std::string_view query, const Lexeme& sign, const QueryNode& operand);

// An expression of proximity: throws query_error if its words are not of one field, or the field has no
// sentences, or there are more than kMaxProximityOperators in it.
void check_proximity(std::string_view query, const Lexeme& sign, const QueryNode& node);

// A node of kind first or at_least with its child.
void check_function(std::string_view query, const Lexeme& opening, const QueryNode& node);

}  // namespace news
