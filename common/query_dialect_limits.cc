// Parts of an article and numbers that other systems write around a part of a query.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "common/query_dialect_nodes.h"
#include "common/query_dialect_tree.h"
#include "common/utf8.h"

namespace news {

Operand DialectTree::in_field(Operand node, const Field& field, QuerySpan span) {
  if (!node) return node;
  bool held = false;
  const std::function<void(QueryNode&)> limit = [&](QueryNode& part) {
    if (is_leaf(part)) {
      if (part.field)
        held = true;
      else
        part.field = &field;
    } else if (part.kind == NodeKind::exact || part.kind == NodeKind::date || part.kind == NodeKind::length ||
               part.kind == NodeKind::first) {
      held = true;
    }
    for (QueryNode& child : part.children) limit(child);
  };
  limit(*node);
  if (held) note(span, "limits only what has no limits of its own within it");
  return node;
}

Operand DialectTree::in_either(Operand node, const Field& first, const Field& second, QuerySpan span) {
  if (!node) return node;
  if (has_places(*node) && node->kind != NodeKind::any_of) {
    count(*node, span);
    return joined_pair(NodeKind::any_of, in_field(*node, first, span), in_field(*node, second, span));
  }
  if (node->kind == NodeKind::at_least || node->kind == NodeKind::first) {
    note(span, fmt::format("limits what is counted within it to {}: here", first.name));
    return in_field(std::move(node), first, span);
  }
  std::vector<QueryNode> children;
  for (QueryNode& child : node->children) {
    if (Operand limited = in_either(std::move(child), first, second, span))
      children.push_back(std::move(*limited));
  }
  if (node->kind == NodeKind::any_of || node->kind == NodeKind::all_of)
    return joined(node->kind, std::move(children));
  node->children = std::move(children);
  return node;
}

Operand DialectTree::as_values(Operand node, const Field& field, QuerySpan span) {
  if (!node) return node;
  if (node->kind == NodeKind::words || node->kind == NodeKind::written) {
    QueryNode value = node_of(NodeKind::exact, {}, node->span);
    value.field = &field;
    value.text = std::string(trim(node->text));
    return value;
  }
  if (node->kind == NodeKind::near && node->ordered && node->number == 1) {
    // Words side by side are one name.
    QueryNode value = node_of(NodeKind::exact, {}, node->span);
    value.field = &field;
    bool plain = true;
    walk(*node, [&](const QueryNode& part) {
      if (!is_leaf(part)) return;
      plain = plain && part.kind == NodeKind::words;
      value.text += (value.text.empty() ? "" : " ") + part.text;
    });
    if (plain) return value;
  }
  if (node->kind == NodeKind::all_of || node->kind == NodeKind::any_of || node->kind == NodeKind::none_of) {
    Operand all;
    const NodeKind kind = node->kind;
    for (QueryNode& child : node->children)
      all = joined_pair(kind == NodeKind::any_of ? kind : NodeKind::all_of, std::move(all),
                        as_values(std::move(child), field, span));
    return kind == NodeKind::none_of ? negated(std::move(all)) : all;
  }
  note(node->span.begin < node->span.end ? node->span : span,
       fmt::format("is left out: {}: compares whole values", field.name));
  return std::nullopt;
}

Operand DialectTree::at_least(Operand node, uint32_t number, QuerySpan span) {
  if (!node || number < 2) return node;
  if (has_places(*node) && field_of(*node)) {
    std::vector<QueryNode> children;
    children.push_back(std::move(*node));
    QueryNode counted = node_of(NodeKind::at_least, std::move(children), span);
    counted.number = number;
    return counted;
  }
  if (node->kind == NodeKind::all_of || node->kind == NodeKind::any_of) {
    note(span, "counts each part of it by itself");
    std::vector<QueryNode> parts;
    for (QueryNode& child : node->children) {
      if (child.kind == NodeKind::none_of)
        parts.push_back(std::move(child));
      else if (Operand part = at_least(std::move(child), number, span))
        parts.push_back(std::move(*part));
    }
    return joined(node->kind, std::move(parts));
  }
  note(span, "is read without its number: it is not counted here");
  return node;
}

Operand DialectTree::in_first(Operand node, uint32_t number, QuerySpan span) {
  if (!node) return node;
  bool fits = true;
  walk(*node, [&](const QueryNode& part) {
    fits = fits && !part.field && part.kind != NodeKind::first && part.kind != NodeKind::everything;
  });
  if (!fits) {
    note(span, "is left out: it cannot be limited to the first words here");
    return node;
  }
  std::vector<QueryNode> children;
  children.push_back(std::move(*node));
  QueryNode limited = node_of(NodeKind::first, std::move(children), span);
  limited.number = std::max<uint32_t>(number, 1);
  return limited;
}

}  // namespace news
