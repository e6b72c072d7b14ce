// The words of a query that are operators, and those that are operators in other systems: the latter are
// refused with the form that works here, never read as words.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "common/query_ast.h"
#include "common/query_error.h"

namespace news {

// NEAR/5, ADJ/5: kind near; /S: sentence; /P: paragraph.
struct ProximityOperator {
  NodeKind kind = NodeKind::near;
  bool ordered = false;
  uint32_t distance = 0;  // of near: 1 to kMaxDistance
};

// Farther would reach from one paragraph into the next (kPositionGap).
inline constexpr uint32_t kMaxDistance = 99;

// Nothing if the word is none. Throws query_error for NEAR without a distance, one out of bounds, and foreign
// spellings: near/5, w/5, pre/5, /s, /5.
std::optional<ProximityOperator> proximity_operator(std::string_view query, QuerySpan span);

// first( and atleast( with their number and comma.
struct FunctionOpening {
  NodeKind kind = NodeKind::first;  // or at_least
  uint32_t number = 0;              // 1 to kMaxFunctionNumber
  size_t end = 0;                   // behind the comma
};

inline constexpr uint32_t kMaxFunctionNumber = 1'000'000;

// `name` is a word before an opening bracket. Nothing if it is no function's name; throws query_error if what
// follows is not a number and a comma, and for atleast5(...).
std::optional<FunctionOpening> function_opening(std::string_view query, QuerySpan name);

}  // namespace news
