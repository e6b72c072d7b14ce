// Looking at and making nodes, for the files of DialectTree.
#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "common/query_ast.h"

namespace news {

// Each part of the tree once, the node itself included.
inline void walk(const QueryNode& node, const std::function<void(const QueryNode&)>& see) {
  see(node);
  for (const QueryNode& child : node.children) walk(child, see);
}

inline size_t words_in(const QueryNode& node) {
  size_t words = 0;
  walk(node, [&](const QueryNode& part) { words += is_leaf(part) ? word_count(part) : 0; });
  return words;
}

inline size_t operators_in(const QueryNode& node) {
  size_t count = 0;
  walk(node, [&](const QueryNode& part) { count += part.kind != NodeKind::any_of && !is_leaf(part); });
  return count;
}

// The one field of all its words; nothing if there are two.
inline std::optional<const Field*> field_of(const QueryNode& node) {
  std::optional<const Field*> field;
  bool one = true;
  walk(node, [&](const QueryNode& part) {
    if (!is_leaf(part)) return;
    one = one && (!field || *field == part.field);
    field = part.field;
  });
  return one ? field : std::nullopt;
}

inline QueryNode node_of(NodeKind kind, std::vector<QueryNode>&& children, QuerySpan span) {
  QueryNode node;
  node.kind = kind;
  node.children = std::move(children);
  node.span = span;
  return node;
}

}  // namespace news
