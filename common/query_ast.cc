#include "common/query_ast.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

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

std::string written_text(const QueryNode& node) {
  std::string text;
  for (const Token& token : node.tokens) {
    if (token.kind == TokenKind::cjk_pair) continue;
    if (!text.empty()) text += ' ';
    text += node.text.substr(token.begin, token.end - token.begin);
  }
  if (word_count(node) > 1) text = '"' + text + '"';
  return fmt::format("{}{}written:{}", node.field ? node.field->name : "", node.field ? "." : "", text);
}

std::string one_word_text(const QueryNode& node) {
  const std::string where = node.field ? std::string(node.field->name) + '.' : std::string();
  const std::string& term = node.tokens.front().term;
  if (node.kind == NodeKind::pattern) return fmt::format("{}pattern:{}", where, term);
  return fmt::format("{}fuzzy/{}:{}", where, node.number, term);
}

std::string lengths_text(const LengthRange& range) {
  const auto end = [](const std::optional<uint64_t>& count) {
    return count ? std::to_string(*count) : std::string();
  };
  return fmt::format("words:{}..{}", end(range.first), end(range.last));
}

std::string dates_text(const DateRange& range) {
  if (range.unknown) return "date:unknown";
  const auto end = [](const std::optional<int64_t>& day) {
    return day ? format(civil_from_days(*day)) : std::string();
  };
  return fmt::format("date:{}..{}", end(range.first), end(range.last));
}

std::string children_text(const QueryNode& node, const std::string& name) {
  std::string text = fmt::format("({}", name);
  for (const QueryNode& child : node.children) text += ' ' + to_text(child);
  return text + ')';
}

}  // namespace

bool is_leaf(const QueryNode& node) noexcept {
  return node.kind == NodeKind::words || node.kind == NodeKind::written || node.kind == NodeKind::pattern ||
         node.kind == NodeKind::fuzzy;
}

bool has_places(const QueryNode& node) noexcept {
  if (is_leaf(node)) return true;
  switch (node.kind) {
    case NodeKind::near:
    case NodeKind::not_near:
    case NodeKind::sentence:
    case NodeKind::paragraph:
      return true;
    case NodeKind::any_of:
      return std::all_of(node.children.begin(), node.children.end(), has_places);
    default:
      return false;
  }
}

bool has_pairs(const QueryNode& node) noexcept {
  const auto is_pair = [](const Token& token) { return token.kind == TokenKind::cjk_pair; };
  return std::any_of(node.tokens.begin(), node.tokens.end(), is_pair) ||
         std::any_of(node.children.begin(), node.children.end(), has_pairs);
}

size_t word_count(const QueryNode& words) noexcept {
  return static_cast<size_t>(std::count_if(words.tokens.begin(), words.tokens.end(), [](const Token& token) {
    return token.kind != TokenKind::cjk_pair;
  }));
}

std::optional<QueryNode> joined(NodeKind kind, std::vector<QueryNode>&& parts) {
  std::vector<QueryNode> flat;
  for (QueryNode& part : parts) {
    if (part.kind == kind) {
      std::move(part.children.begin(), part.children.end(), std::back_inserter(flat));
    } else {
      flat.push_back(std::move(part));
    }
  }
  if (flat.empty()) return std::nullopt;
  if (flat.size() == 1) return std::move(flat.front());
  QueryNode node;
  node.kind = kind;
  node.children = std::move(flat);
  return node;
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
      return children_text(node, "not");
    case NodeKind::written:
      return written_text(node);
    case NodeKind::pattern:
    case NodeKind::fuzzy:
      return one_word_text(node);
    case NodeKind::near:
      return children_text(node, fmt::format("{}/{}", node.ordered ? "adj" : "near", node.number));
    case NodeKind::not_near:
      return children_text(node, fmt::format("not-near/{}", node.number));
    case NodeKind::sentence:
      return children_text(node, "sentence");
    case NodeKind::paragraph:
      return children_text(node, "paragraph");
    case NodeKind::first:
      return children_text(node, fmt::format("first/{}", node.number));
    case NodeKind::at_least:
      return children_text(node, fmt::format("atleast/{}", node.number));
    case NodeKind::length:
      break;
  }
  return lengths_text(node.lengths);
}

}  // namespace news
