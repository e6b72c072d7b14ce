// The tree over terms of a query as we walk it, as far as it is of the kinds that we walk ourselves.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/match_query.h"

namespace news {

struct PlanNode {
  enum class Kind : uint8_t {
    term,
    everything,
    nothing,
    all,       // of the children
    any,       // the weights of those that match add up
    best,      // any, with the highest of their weights
    filtered,  // the first child, where all others match too; those do not weigh
    without,   // the first child, where none of the others matches
    phrase,    // children are terms, side by side in this order
  };
  Kind kind = Kind::nothing;
  std::string term;
  bool weighs = true;  // false in all of a tree whose weight is scaled to nothing
  double factor = 1;   // of a term's weight
  std::vector<PlanNode> children;
  int part = -1;  // the number of a part whose own weight is wanted too (MatchCursor::find_parts)
};
// The same documents and weights; parts are not compared.
bool operator==(const PlanNode& a, const PlanNode& b);

// nullopt if anything in the query is of another kind (places, values, windows, other scales of weight ...).
std::optional<PlanNode> plan_of(const MatchQuery& query);

// Is there a term in it that weighs?
bool can_weigh(const PlanNode& plan) noexcept;

// The first part equal to `word` whose weight is in that of each document that matches the plan and has it:
// no alternatives of several words lead to it, of which a document may have this one alone. Null if there is
// none.
PlanNode* counted_part(PlanNode& plan, const PlanNode& word);

}  // namespace news
