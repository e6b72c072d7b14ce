// What may stand within NEAR, ADJ, /S, /P, atleast() and first(). Part of the parser.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/query_ast.h"
#include "common/query_lexer.h"

namespace news {

// Words, phrases and operators in one expression of proximity; bounds the work for each article.
inline constexpr size_t kMaxProximityOperators = 32;

// Expressions of places in a query: those of distance, first() and atleast(), exact spellings, phrases in the
// lead; lengths count as well. Each is decided article by article.
inline constexpr size_t kMaxPlaceExpressions = 256;
// Words and characters in all of them together.
inline constexpr size_t kMaxPlaceWords = 1024;

// One side of an operator of proximity: throws query_error unless it has places.
void check_operand(std::string_view query, const Lexeme& sign, const QueryNode& operand);

// An expression of proximity: throws query_error if its words are not of one field, or the field has no
// sentences, or there are more than kMaxProximityOperators in it.
void check_proximity(std::string_view query, const Lexeme& sign, const QueryNode& node);

// A node of kind first or at_least with its child.
void check_function(std::string_view query, const Lexeme& opening, const QueryNode& node);

// What is too much in a whole query, and where it begins to be.
struct PlaceExcess {
  QuerySpan span;
  std::string reason;
};
std::optional<PlaceExcess> place_excess(const QueryNode& root);

// Throws query_error if there is any.
void check_places(std::string_view query, const QueryNode& root);

}  // namespace news
