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

using Xapian::Query;

constexpr double kPairWeight = 0.1;
constexpr double kLeadWeight = 0.1;
constexpr Xapian::termcount kNearWindow = 8;
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

Query scaled(double factor, const Query& query) { return {Query::OP_SCALE_WEIGHT, query, factor}; }

void add_pairs(const Reasons& reasons, std::vector<Query>& parts) {
  for (size_t i = 0; i < std::min(reasons.pairs.size(), kMostPairs); ++i) {
    const std::string both[] = {reasons.pairs[i].first->term, reasons.pairs[i].second->term};
    parts.push_back(scaled(kPairWeight, Query(Query::OP_PHRASE, both, both + 2, 2)));
    parts.push_back(scaled(kPairWeight, Query(Query::OP_NEAR, both, both + 2, kNearWindow)));
  }
}

}  // namespace

// Xapian 1.4 gives wrong weights for an OR of positional queries wherever it checks single articles against
// it, that is within AND, FILTER and on the right of AND_MAYBE; the matches are right. So the reasons either
// stand in one flat OR with the words at the top, which walks through all articles, or each in an AND_MAYBE
// of its own.
Query QueryCompiler::ranked(const QueryNode& words, const std::vector<QueryNode>& filters, bool any) {
  Reasons reasons;
  collect(words, any, reasons);
  std::vector<Query> parts;
  if (any && words.kind == NodeKind::any_of) {
    // Articles that have both forms of a pair have its words: the reasons add no matches.
    for (const QueryNode& child : words.children) parts.push_back(compile(child));
    add_pairs(reasons, parts);
    const Query flat(Query::OP_OR, parts.begin(), parts.end());
    if (filters.empty()) return flat;
    // The left side of AND_NOT is walked through, never checked.
    const Query rest(Query::OP_AND_NOT, Query(std::string()), compile(with_filters({}, filters)));
    return {Query::OP_AND_NOT, flat, rest};
  }
  add_pairs(reasons, parts);
  QueryNode in_lead;
  in_lead.kind = NodeKind::words;
  in_lead.field = &field("lead");
  for (const Token* word : reasons.words) {
    if (parts.size() >= kMostReasons) break;
    in_lead.tokens = {*word};
    parts.push_back(scaled(kLeadWeight, words_->compile(in_lead)));
  }
  Query query = compile(with_filters(words, filters));
  for (size_t i = 0; i < std::min(parts.size(), kMostReasons); ++i)
    query = Query(Query::OP_AND_MAYBE, query, parts[i]);
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
