#include "searcher/matching/plan.h"

#include <algorithm>
#include <utility>

namespace news {

namespace {

using Kind = PlanNode::Kind;

void set_weightless(PlanNode& node) {
  node.weighs = false;
  for (PlanNode& child : node.children) set_weightless(child);
}

std::optional<Kind> kind_of(MatchQuery::Kind kind) noexcept {
  switch (kind) {
    case MatchQuery::Kind::nothing:
      return Kind::nothing;
    case MatchQuery::Kind::everything:
      return Kind::everything;
    case MatchQuery::Kind::term:
      return Kind::term;
    case MatchQuery::Kind::all:
      return Kind::all;
    case MatchQuery::Kind::any:
      return Kind::any;
    case MatchQuery::Kind::best:
      return Kind::best;
    case MatchQuery::Kind::filtered:
      return Kind::filtered;
    case MatchQuery::Kind::without:
      return Kind::without;
    case MatchQuery::Kind::phrase:
      return Kind::phrase;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<PlanNode> plan_of(const MatchQuery& query) {
  if (query.kind == MatchQuery::Kind::scaled) {
    std::optional<PlanNode> scaled = plan_of(query.children.front());
    if (scaled && query.factor == 0)
      set_weightless(*scaled);
    else if (scaled && scaled->kind == Kind::term)
      scaled->factor *= query.factor;
    else
      return std::nullopt;
    return scaled;
  }
  const std::optional<Kind> kind = kind_of(query.kind);
  if (!kind) return std::nullopt;
  PlanNode node;
  node.kind = *kind;
  node.term = query.text;
  node.children.reserve(query.children.size());
  for (size_t i = 0; i < query.children.size(); ++i) {
    std::optional<PlanNode> child = plan_of(query.children[i]);
    if (!child) return std::nullopt;
    if (i > 0 && (*kind == Kind::filtered || *kind == Kind::without)) set_weightless(*child);
    node.children.push_back(std::move(*child));
  }
  return node;
}

bool can_weigh(const PlanNode& plan) noexcept {
  if (plan.kind == Kind::term) return plan.weighs;
  return std::any_of(plan.children.begin(), plan.children.end(), can_weigh);
}

namespace {

PlanNode* counted_part(PlanNode& plan, const PlanNode& word, bool of_any) {
  if (plan == word) return &plan;
  const bool of_all = plan.kind == Kind::all || plan.kind == Kind::filtered || plan.kind == Kind::without;
  if (plan.kind != Kind::any && (of_any || !of_all)) return nullptr;
  const bool first_alone = plan.kind == Kind::filtered || plan.kind == Kind::without;
  const size_t children = first_alone ? 1 : plan.children.size();
  for (size_t i = 0; i < children; ++i) {
    PlanNode* found = counted_part(plan.children[i], word, of_any || plan.kind == Kind::any);
    if (found) return found;
  }
  return nullptr;
}

}  // namespace

PlanNode* counted_part(PlanNode& plan, const PlanNode& word) { return counted_part(plan, word, false); }

bool operator==(const PlanNode& a, const PlanNode& b) {
  return a.kind == b.kind && a.term == b.term && a.weighs == b.weighs && a.factor == b.factor &&
         a.children == b.children;
}

}  // namespace news
