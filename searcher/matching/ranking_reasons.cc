#include "searcher/matching/ranking_reasons.h"

#include <algorithm>
#include <limits>
#include <map>

namespace news {

namespace {

// Of the terms of a word in all its forms, one for each stemmer.
double least_term_weight(const PlanNode& word, OpenSegments& index) {
  if (word.kind == PlanNode::Kind::term)
    return word.weighs ? index.term_weight(word.term) * word.factor : std::numeric_limits<double>::infinity();
  double least = std::numeric_limits<double>::infinity();
  for (const PlanNode& child : word.children) least = std::min(least, least_term_weight(child, index));
  return least;
}

double highest_term_weight(const PlanNode& word, OpenSegments& index) {
  if (word.kind == PlanNode::Kind::term) return word.weighs ? index.term_weight(word.term) * word.factor : 0;
  double highest = 0;
  for (const PlanNode& child : word.children) highest = std::max(highest, highest_term_weight(child, index));
  return highest;
}

PlanNode term_plan(const std::string& term) {
  PlanNode plan;
  plan.kind = PlanNode::Kind::term;
  plan.term = term;
  return plan;
}

}  // namespace

std::optional<RankingReasons> RankingReasons::of(OpenSegments& index, const RankedQuery& query,
                                                 PlanNode& plan) {
  RankingReasons reasons(index);
  if (!reasons.bound_pairs(query, plan) || !reasons.bound_leads(query, plan) || !reasons.bound_added(query))
    return std::nullopt;
  return reasons;
}

// A form adds a share of the weight that its word has in the score; the words of alternatives that are more
// than one word (`(a b) OR c`) may have none, and what they add is bounded by what it can be at most.
bool RankingReasons::bound_pairs(const RankedQuery& query, PlanNode& plan) {
  constexpr double kBoth = 2 * RankedQuery::kPairWeight;
  std::map<std::string, double> shares;  // of a word's weight that its pairs can add
  const auto bound = [&](const std::string& form, const PlanNode& word) {
    const double weight = index_.term_weight(form);
    if (counted_part(plan, word))
      shares[form] += kBoth * weight / least_term_weight(word, index_);
    else if (counted_part(plan, term_plan(form)))
      shares[form] += kBoth;
    else
      pair_growth_.most += kBoth * weight;
  };
  for (const RankedQuery::Pair& pair : query.pairs) {
    const auto first = plan_of(pair.first_word), second = plan_of(pair.second_word);
    if (!first || !second) return false;
    if (!pairs_.add(pair.first, pair.second)) continue;
    bound(pair.first, *first);
    bound(pair.second, *second);
  }
  double highest = 0;
  for (const auto& [word, share] : shares) highest = std::max(highest, share);
  pair_growth_.factor += highest;
  growth_ = pair_growth_;
  return true;
}

bool RankingReasons::bound_leads(const RankedQuery& query, PlanNode& plan) {
  bool counted = false;
  for (const RankedQuery::Lead& lead : query.leads) {
    std::optional<PlanNode> word = plan_of(lead.word);
    std::optional<PlanNode> in_lead = plan_of(MatchQuery::scaled(0, lead.in_lead));
    if (!word || !in_lead) return false;
    if (PlanNode* part = counted_part(plan, *word)) {
      if (part->part < 0) part->part = static_cast<int>(parts_++);
      word->part = part->part;
      counted = true;
    } else {
      growth_.most += RankedQuery::kLeadWeight * highest_term_weight(*word, index_);
    }
    leads_.push_back({std::move(*word), std::move(*in_lead)});
  }
  if (counted) growth_.factor += RankedQuery::kLeadWeight;
  return true;
}

bool RankingReasons::bound_added(const RankedQuery& query) {
  for (const MatchQuery& added : query.added) {
    std::optional<PlanNode> plan = plan_of(added);
    if (!plan) return false;
    growth_.most += highest_term_weight(*plan, index_);
    added_.push_back(std::move(*plan));
  }
  return true;
}

RankingReasons::Leads::Leads(RankingReasons& reasons, size_t segment, const MatchCursor& matches) {
  std::vector<const MatchCursor*> parts(reasons.parts_);
  matches.find_parts(parts);
  for (const RankingReasons::Lead& lead : reasons.leads_) {
    std::unique_ptr<MatchCursor> in_lead = reasons.index_.cursor(lead.in_lead, segment);
    if (in_lead->document() == glass::kNoDocument) continue;
    const MatchCursor* word = lead.word.part < 0 ? nullptr : parts[static_cast<size_t>(lead.word.part)];
    std::unique_ptr<MatchCursor> own;
    if (!word) {
      own = reasons.index_.cursor(lead.word, segment);
      word = own.get();
    }
    leads_.push_back({word, std::move(own), std::move(in_lead)});
  }
  for (const PlanNode& added : reasons.added_) {
    added_.push_back(reasons.index_.cursor(added, segment));
    if (added_.back()->document() == glass::kNoDocument) added_.pop_back();
  }
}

void RankingReasons::Leads::add_to(Candidate& candidate) {
  for (Lead& lead : leads_) {
    lead.in_lead->skip_to(candidate.document);
    if (lead.in_lead->document() != candidate.document) continue;
    if (lead.own_word) lead.own_word->skip_to(candidate.document);
    if (lead.word->document() != candidate.document) continue;
    candidate.score += RankedQuery::kLeadWeight * lead.word->weight(candidate.norm);
  }
  for (const std::unique_ptr<MatchCursor>& added : added_) {
    added->skip_to(candidate.document);
    if (added->document() == candidate.document) candidate.score += added->weight(candidate.norm);
  }
}

void RankingReasons::add_pairs(std::vector<Candidate>& candidates, size_t wanted, double least) {
  if (pairs_.empty()) return;
  std::erase_if(candidates, [&](const Candidate& candidate) {
    return pair_growth_.of(candidate.score) < least - kRounding;
  });
  pairs_.add_to(candidates, wanted, least);
}

}  // namespace news
