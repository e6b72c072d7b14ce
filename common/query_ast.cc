#include "common/query_ast.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/date.h"

namespace news {

namespace {

std::string words_text(const QueryNode& node) {
  std::string text;
  for (const Token& token : node.tokens) {
    if (token.kind == TokenKind::cjk_pair) continue;
    if (!text.empty()) text += ' ';
    text += token.term;
  }
  const bool phrase = word_count(node) > 1;
  if (phrase) text = '"' + text + '"';
  const std::string where = node.field ? std::string(node.field->name) + '.' : std::string();
  return fmt::format("{}{}:{}", where, phrase ? "phrase" : node.quoted ? "form" : "word", text);
}

std::string dates_text(const DateRange& range) {
  if (range.unknown) return "date:unknown";
  const auto end = [](const std::optional<int64_t>& day) {
    return day ? format(civil_from_days(*day)) : std::string();
  };
  return fmt::format("date:{}..{}", end(range.first), end(range.last));
}

std::string children_text(const QueryNode& node, std::string_view name) {
  std::string text = fmt::format("({}", name);
  for (const QueryNode& child : node.children) text += ' ' + to_text(child);
  return text + ')';
}

}  // namespace

size_t word_count(const QueryNode& words) noexcept {
  return static_cast<size_t>(std::count_if(words.tokens.begin(), words.tokens.end(), [](const Token& token) {
    return token.kind != TokenKind::cjk_pair;
  }));
}

QueryNode with_filters(const QueryNode& query, const std::vector<QueryNode>& filters) {
  QueryNode all;
  all.kind = NodeKind::all_of;
  if (query.kind != NodeKind::everything) all.children.push_back(query);
  all.children.insert(all.children.end(), filters.begin(), filters.end());
  if (all.children.size() > 1) return all;
  if (all.children.empty()) return query;
  QueryNode only = std::move(all.children.front());
  return only;
}

std::string to_text(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::everything:
      return "everything";
    case NodeKind::nothing:
      return "nothing";
    case NodeKind::words:
      return words_text(node);
    case NodeKind::exact:
      return fmt::format("{}=\"{}\"", node.field->name, node.text);
    case NodeKind::date:
      return dates_text(node.dates);
    case NodeKind::all_of:
      return children_text(node, "and");
    case NodeKind::any_of:
      return children_text(node, "or");
    case NodeKind::none_of:
      break;
  }
  return children_text(node, "not");
}

}  // namespace news
