#include "common/query_dialect_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "common/query_dialect_nodes.h"
#include "common/query_leaf.h"
#include "common/query_parser.h"
#include "common/query_places.h"
#include "common/query_words.h"
#include "common/utf8.h"

namespace news {

namespace {

// In one sentence, say; and alternatives on one side of a distance.
constexpr size_t kMostNearWords = 1000;

// These very words, anywhere in the text.
bool is_plain_phrase(const QueryNode& node) noexcept {
  return node.kind == NodeKind::words && node.quoted && !node.field;
}

QueryNode one_phrase(QueryNode&& left, const QueryNode& right) {
  const auto words = static_cast<uint32_t>(word_count(left));
  const auto bytes = static_cast<uint32_t>(left.text.size() + 1);
  for (Token token : right.tokens) {
    token.begin += bytes;
    token.end += bytes;
    token.position += words;
    left.tokens.push_back(std::move(token));
  }
  left.text += ' ' + right.text;
  left.span.end = std::max(left.span.end, right.span.end);
  return std::move(left);
}

// A date, a length, a value: what holds for the article as a whole, and stands nowhere in it.
bool is_limit(const QueryNode& node) { return node.children.empty() && !has_places(node); }

size_t leaves_in(const QueryNode& node) {
  size_t leaves = node.children.empty() ? 1 : 0;
  for (const QueryNode& child : node.children) leaves += leaves_in(child);
  return leaves;
}

std::string piece(std::string_view query, QuerySpan span) {
  return shown(query.substr(span.begin, span.end - span.begin));
}

}  // namespace

Operand joined_pair(NodeKind kind, Operand left, Operand right) {
  if (!left) return right;
  if (!right) return left;
  const bool all = kind == NodeKind::all_of;
  if (left->kind == NodeKind::everything) return all ? right : left;
  if (right->kind == NodeKind::everything) return all ? left : right;
  // The left side grows: moving its parts each time would be quadratic.
  if (left->kind == kind) {
    if (right->kind == kind) {
      std::move(right->children.begin(), right->children.end(), std::back_inserter(left->children));
    } else {
      left->children.push_back(std::move(*right));
    }
    return left;
  }
  std::vector<QueryNode> parts;
  parts.push_back(std::move(*left));
  parts.push_back(std::move(*right));
  return joined(kind, std::move(parts));
}

void DialectTree::note(QuerySpan span, std::string_view what) {
  if (notes_.size() == kMostNotes) {
    ++unlisted_notes_;
    return;
  }
  notes_.push_back(fmt::format("'{}' {}", piece(query_, span), what));
}

std::vector<std::string> DialectTree::take_notes() {
  if (unlisted_notes_ > 0) notes_.push_back(fmt::format("and {} more notes of this kind", unlisted_notes_));
  unlisted_notes_ = 0;
  return std::move(notes_);
}

void DialectTree::count(const QueryNode& node, QuerySpan span) {
  words_ += words_in(node);
  if (words_ > kMaxQueryWords)
    throw query_error(query_, {span.begin, span.begin},
                      fmt::format("the query has more than {} words", kMaxQueryWords));
}

Operand DialectTree::next_to_each_other(std::vector<QueryNode>&& operands, QuerySpan span) {
  Operand all;
  for (QueryNode& operand : operands) {
    operand.span = span;
    all = relate(std::move(all), {NodeKind::near, true, 1}, std::move(operand), span);
  }
  if (all) {
    count(*all, span);
  } else {
    note(span, "is left out: there is no word in it");
  }
  return all;
}

Operand DialectTree::words(std::string_view text, QuerySpan span, Forms forms,
                           const std::vector<size_t>& wildcards) {
  std::vector<QueryNode> operands;
  if (wildcards.empty()) {
    operands = words_of(text, nullptr);
  } else {
    std::optional<size_t> bare;
    operands = patterns_of(text, nullptr, false, wildcards, bare);
    if (bare) {
      note(span, "is left out: this wildcard belongs to no word");
      return std::nullopt;
    }
  }
  for (QueryNode& operand : operands) operand.quoted = operand.quoted || forms == Forms::as_typed;
  return next_to_each_other(std::move(operands), span);
}

Operand DialectTree::phrase(std::string_view text, QuerySpan span, const std::vector<size_t>& wildcards) {
  std::optional<size_t> bare;
  std::vector<QueryNode> operands;
  if (wildcards.empty()) {
    operands.push_back(phrase_of(text, nullptr));
  } else {
    operands = patterns_of(text, nullptr, true, wildcards, bare);
  }
  std::erase_if(operands, [](const QueryNode& node) { return is_leaf(node) && node.tokens.empty(); });
  if (bare) {
    note(span, "is left out: a wildcard in it belongs to no word");
    return std::nullopt;
  }
  return next_to_each_other(std::move(operands), span);
}

Operand DialectTree::written(std::string_view text, QuerySpan span) {
  QueryNode node = phrase_of(text, nullptr);
  node.kind = NodeKind::written;
  std::vector<QueryNode> operands;
  if (!node.tokens.empty()) operands.push_back(std::move(node));
  return next_to_each_other(std::move(operands), span);
}

Operand DialectTree::fuzzy(std::string_view text, QuerySpan span, uint32_t edits) {
  std::vector<QueryNode> operands = words_of(text, nullptr);
  if (operands.size() != 1 || operands[0].tokens.size() != 1 ||
      operands[0].tokens[0].kind != TokenKind::word) {
    note(span, "is searched as it is written: similar spelling is for single words");
    return words(text, span, Forms::as_typed);
  }
  operands[0].kind = NodeKind::fuzzy;
  operands[0].quoted = true;
  operands[0].number = std::clamp<uint32_t>(edits, 1, kMaxEdits);
  return next_to_each_other(std::move(operands), span);
}

Operand DialectTree::dates(const DateRange& range, QuerySpan span) {
  QueryNode node = node_of(NodeKind::date, {}, span);
  node.field = &field("date");
  node.dates = range;
  return node;
}

Operand DialectTree::length(const LengthRange& range, QuerySpan span) {
  QueryNode node = node_of(NodeKind::length, {}, span);
  node.field = &field("words");
  node.lengths = range;
  return node;
}

Operand DialectTree::negated(Operand node) {
  if (!node) return node;
  if (node->kind == NodeKind::none_of) {
    QueryNode child = std::move(node->children.front());
    return child;
  }
  const QuerySpan span = node->span;
  std::vector<QueryNode> children;
  children.push_back(std::move(*node));
  return node_of(NodeKind::none_of, std::move(children), span);
}

Operand DialectTree::relate(Operand left, const Relation& relation, Operand right, QuerySpan sign) {
  if (relation.kind == NodeKind::all_of || relation.kind == NodeKind::any_of)
    return joined_pair(relation.kind, std::move(left), std::move(right));
  if (relation.kind == NodeKind::none_of)
    return joined_pair(NodeKind::all_of, std::move(left), negated(std::move(right)));
  if (!left || !right) return left ? left : right;
  if (relation.kind == NodeKind::near && relation.ordered && relation.number == 1 && is_plain_phrase(*left) &&
      is_plain_phrase(*right)) {
    // Too many words are told at once: adding each to all before it is quadratic.
    if (left->tokens.size() > 2 * kMaxQueryWords) count(*left, sign);
    return one_phrase(std::move(*left), *right);
  }
  constexpr std::string_view kApart =
      "takes no AND or NOT on its sides here: it is asked for with each part by itself";
  // Nothing is near a limit; it holds beside whatever else is asked for. Not copied: there may be very many.
  if (is_limit(*left) || is_limit(*right)) {
    note(sign, kApart);
    if (relation.kind == NodeKind::not_near) return left;
    return joined_pair(NodeKind::all_of, std::move(left), std::move(right));
  }
  bool apart = false;
  Operand found = proximity(*left, relation, *right, sign, apart);
  if (apart) {
    note(sign, kApart);
    count(*found, sign);
  }
  return found;
}

Operand DialectTree::proximity(const QueryNode& left, const Relation& relation, const QueryNode& right,
                               QuerySpan sign, bool& apart) {
  const auto field = field_of(left);
  if (has_places(left) && has_places(right) && field && field == field_of(right)) {
    QueryNode node = node_of(relation.kind, {}, {left.span.begin, right.span.end});
    node.ordered = relation.ordered;
    node.number = relation.number;
    if (operators_in(left) + operators_in(right) + 1 > kMaxProximityOperators ||
        left.children.size() > kMostNearWords) {
      throw query_error(query_, sign,
                        fmt::format("more than {} words and operators at a distance in one expression",
                                    kMaxProximityOperators));
    }
    // Words in one sentence or paragraph are one group.
    if ((relation.kind == NodeKind::sentence || relation.kind == NodeKind::paragraph) &&
        left.kind == relation.kind)
      node.children = left.children;
    else
      node.children.push_back(left);
    node.children.push_back(right);
    return node;
  }
  apart = true;
  const bool left_apart = !has_places(left) && !left.children.empty();
  const QueryNode& many = left_apart ? left : right;
  const bool splits = many.kind == NodeKind::all_of || many.kind == NodeKind::any_of;
  if (!splits)
    return joined_pair(NodeKind::all_of, left,
                       relation.kind == NodeKind::not_near ? Operand() : Operand(right));
  // Excluding: none of the alternatives may be near, or not all of them.
  const bool turns = relation.kind == NodeKind::not_near && !left_apart;
  const NodeKind kind = turns && many.kind == NodeKind::any_of ? NodeKind::all_of
                        : turns                                ? NodeKind::any_of
                                                               : many.kind;
  // A limit among parts that must all hold stays beside them, if something else is there to be near.
  const bool limits_stay = kind == NodeKind::all_of && relation.kind != NodeKind::not_near &&
                           std::any_of(many.children.begin(), many.children.end(), [](const QueryNode& part) {
                             return !is_limit(part) && part.kind != NodeKind::none_of;
                           });
  Operand all;
  for (const QueryNode& part : many.children) {
    Operand one;
    if (part.kind == NodeKind::none_of || (limits_stay && is_limit(part))) {
      one = part;
    } else {
      one = left_apart ? proximity(part, relation, right, sign, apart)
                       : proximity(left, relation, part, sign, apart);
    }
    all = joined_pair(kind, std::move(all), std::move(one));
    if (leaves_in(*all) + words_ > kMaxQueryWords)
      throw query_error(query_, sign,
                        fmt::format("taken apart, the query has more than {} words", kMaxQueryWords));
  }
  return all;
}

}  // namespace news
