// What orders the hits beyond the weight of their words. The weights were tuned on test collections:
// neighbours of the query next to each other and within a window of 8, each a tenth of the words' own weight
// (Metzler and Croft, "A Markov Random Field Model for Term Dependencies", SIGIR 2005, in its sequential
// form).
#include <algorithm>
#include <utility>
#include <vector>

#include "common/query_compiler.h"
#include "common/query_stop_words.h"
#include "common/query_word_compiler.h"
#include "common/schema.h"

namespace news {

namespace {

// Bounds on what a long query may cost: positions are the most expensive part of a search.
constexpr size_t kMostPairs = 256;
constexpr size_t kMostReasons = 64;  // of the kind that is looked up for each article that matches

// One word anywhere in the text, the kind that has neighbours.
bool is_plain_word(const QueryNode& node) noexcept {
  return node.kind == NodeKind::words && !node.field && node.tokens.size() == 1 &&
         node.tokens[0].kind == TokenKind::word;
}

struct Reasons {
  std::vector<std::pair<const Token*, const Token*>> pairs;
  std::vector<const Token*> words;
};

// Words side by side are neighbours; so are alternatives only when side by side means OR. Brackets and
// phrases separate.
void collect(const QueryNode& node, bool any, Reasons& reasons) {
  if (is_plain_word(node)) reasons.words.push_back(&node.tokens[0]);
  if (node.kind != NodeKind::all_of && node.kind != NodeKind::any_of) return;
  const bool side_by_side = node.kind == NodeKind::all_of || any;
  const Token* before = nullptr;
  for (const QueryNode& child : node.children) {
    if (!is_plain_word(child) || is_stop_word(child.tokens[0].term)) {
      before = nullptr;
    } else {
      const Token* word = &child.tokens[0];
      if (side_by_side && before && before->term != word->term) reasons.pairs.emplace_back(before, word);
      before = word;
    }
    collect(child, any, reasons);
  }
}

void add_pair(const RankedQuery::Pair& pair, std::vector<MatchQuery>& parts) {
  const std::vector<std::string> both = {pair.first, pair.second};
  const double weight = RankedQuery::kPairWeight;
  parts.push_back(MatchQuery::scaled(weight, MatchQuery::phrase(both)));
  parts.push_back(MatchQuery::scaled(weight, MatchQuery::near(both, RankedQuery::kNearWindow)));
}

}  // namespace

RankedQuery QueryCompiler::ranked(const QueryNode& words, const std::vector<QueryNode>& filters, bool any,
                                  const std::vector<MatchQuery>& added) {
  Reasons reasons;
  collect(words, any, reasons);
  const bool one_word = words.kind == NodeKind::words && !added.empty();
  const bool flat = any && (words.kind == NodeKind::any_of || one_word);
  RankedQuery query;
  const auto add_pairs = [&](size_t most) {
    for (size_t i = 0; i < std::min(reasons.pairs.size(), most); ++i) {
      const auto& [first, second] = reasons.pairs[i];
      query.pairs.push_back(
          {first->term, second->term, words_->inflected(*first, {}), words_->inflected(*second, {})});
    }
  };
  if (flat) {
    // Articles that have both forms of a pair have its words: the reasons add no matches.
    if (one_word) query.alternatives.push_back(compile(words));
    for (const QueryNode& child : words.children) query.alternatives.push_back(compile(child));
    query.alternatives.insert(query.alternatives.end(), added.begin(), added.end());
    query.matches = MatchQuery::any(query.alternatives);
    add_pairs(kMostPairs);
    if (filters.empty()) return query;
    query.filter = compile(with_filters({}, filters));
    query.matches = MatchQuery::filtered(std::move(query.matches), query.filter);
    return query;
  }
  add_pairs(kMostReasons / 2);
  const std::string_view lead = field("lead").prefix;
  for (const Token* word : reasons.words) {
    if (2 * query.pairs.size() + query.leads.size() >= kMostReasons) break;
    query.leads.push_back({words_->inflected(*word, {}), words_->inflected(*word, lead)});
  }
  query.matches = compile(with_filters(words, filters));
  query.added = added;
  return query;
}

// Xapian 1.4 gives wrong weights for an OR of positional queries wherever it checks single articles against
// it, that is within AND, FILTER and on the right of AND_MAYBE; the matches are right. So the reasons either
// stand in one flat OR with the words at the top, which walks through all articles, or each in an AND_MAYBE
// of its own.
MatchQuery RankedQuery::whole() const {
  std::vector<MatchQuery> parts = alternatives;
  parts.insert(parts.end(), added.begin(), added.end());
  for (const Pair& pair : pairs) add_pair(pair, parts);
  for (const Lead& lead : leads)
    parts.push_back(MatchQuery::scaled(kLeadWeight, MatchQuery::filtered(lead.word, lead.in_lead)));
  if (!alternatives.empty()) {
    MatchQuery flat = MatchQuery::any(std::move(parts));
    if (filter.is_nothing()) return flat;
    // The left side of AND_NOT is walked through, never checked.
    return MatchQuery::without(std::move(flat), MatchQuery::without(MatchQuery::everything(), filter));
  }
  MatchQuery query = matches;
  for (MatchQuery& part : parts) query = MatchQuery::maybe(std::move(query), std::move(part));
  return query;
}

QueryNode without_stop_words(QueryNode node) {
  const auto is_stop = [](const QueryNode& child) {
    return is_plain_word(child) && is_stop_word(child.tokens[0].term);
  };
  if (node.kind != NodeKind::any_of) return node;
  if (std::all_of(node.children.begin(), node.children.end(), is_stop)) return node;
  std::erase_if(node.children, is_stop);
  if (node.children.size() > 1) return node;
  QueryNode only = std::move(node.children.front());
  return only;
}

}  // namespace news
