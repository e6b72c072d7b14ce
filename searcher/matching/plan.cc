#include "searcher/matching/plan.h"

#include <algorithm>

namespace news {

namespace {

using Kind = PlanNode::Kind;
using Xapian::Query;

// Xapian tells the kind and the parts of a query, not its numbers. Those that matter are found out by making
// the query that we mean and comparing.
bool is_without_weight(const Query& query) {
  return Query(Query::OP_SCALE_WEIGHT, query.get_subquery(0), 0.0).serialise() == query.serialise();
}

bool is_side_by_side(const Query& query, const std::vector<PlanNode>& words) {
  std::vector<std::string> terms;
  for (const PlanNode& word : words) terms.push_back(word.term);
  const auto window = static_cast<Xapian::termcount>(terms.size());
  return Query(Query::OP_PHRASE, terms.begin(), terms.end(), window).serialise() == query.serialise();
}

void set_weightless(PlanNode& node) {
  node.weighs = false;
  for (PlanNode& child : node.children) set_weightless(child);
}

std::optional<Kind> kind_of(Query::op op) noexcept {
  switch (op) {
    case Query::OP_AND:
      return Kind::all;
    case Query::OP_OR:
      return Kind::any;
    case Query::OP_MAX:
      return Kind::best;
    case Query::OP_FILTER:
      return Kind::filtered;
    case Query::OP_AND_NOT:
      return Kind::without;
    case Query::OP_PHRASE:
      return Kind::phrase;
    case Query::LEAF_TERM:
      return Kind::term;
    case Query::LEAF_MATCH_ALL:
      return Kind::everything;
    case Query::LEAF_MATCH_NOTHING:
      return Kind::nothing;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<PlanNode> plan_of(const Query& query) {
  if (query.get_type() == Query::OP_SCALE_WEIGHT) {
    if (!is_without_weight(query)) return std::nullopt;
    std::optional<PlanNode> scaled = plan_of(query.get_subquery(0));
    if (scaled) set_weightless(*scaled);
    return scaled;
  }
  const std::optional<Kind> kind = kind_of(query.get_type());
  if (!kind) return std::nullopt;
  PlanNode node;
  node.kind = *kind;
  if (*kind == Kind::term) {
    // One that was made to count more than once is no kind of ours.
    node.term = *query.get_terms_begin();
    if (Query(node.term).serialise() != query.serialise()) return std::nullopt;
    return node;
  }
  for (size_t i = 0; i < query.get_num_subqueries(); ++i) {
    std::optional<PlanNode> child = plan_of(query.get_subquery(i));
    if (!child || (*kind == Kind::phrase && child->kind != Kind::term)) return std::nullopt;
    if (i > 0 && (*kind == Kind::filtered || *kind == Kind::without)) set_weightless(*child);
    node.children.push_back(std::move(*child));
  }
  if (*kind == Kind::phrase && !is_side_by_side(query, node.children)) return std::nullopt;
  return node;
}

bool can_weigh(const PlanNode& plan) noexcept {
  if (plan.kind == Kind::term) return plan.weighs;
  return std::any_of(plan.children.begin(), plan.children.end(), can_weigh);
}

}  // namespace news
