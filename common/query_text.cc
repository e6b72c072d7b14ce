#include "common/query_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "common/date.h"
#include "common/utf8.h"

namespace news {

namespace {

// The shortest form that means these days when it is the first (or last) end of a range.
std::string end_text(int64_t day, bool is_first) {
  const Date date = civil_from_days(day);
  const bool month_edge = is_first ? date.day == 1 : date.day == days_in_month(date.year, date.month);
  const bool year_edge = month_edge && date.month == (is_first ? 1 : 12);
  if (year_edge) return fmt::format("{:04}", date.year);
  if (month_edge) return fmt::format("{:04}-{:02}", date.year, date.month);
  return format(date);
}

// A range that one year, month or day says.
std::optional<std::string> span_text(int64_t first, int64_t last) {
  const Date date = civil_from_days(first);
  if (first == last) return format(date);
  if (date.day != 1) return std::nullopt;
  if (last == days_from_civil(date.year, date.month, days_in_month(date.year, date.month)))
    return fmt::format("{:04}-{:02}", date.year, date.month);
  if (date.month == 1 && last == days_from_civil(date.year, 12, 31)) return fmt::format("{:04}", date.year);
  return std::nullopt;
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  out.append(text);
  return out + '"';
}

bool is_operator(std::string_view text) noexcept { return text == "AND" || text == "OR" || text == "NOT"; }

std::string words_text(const QueryNode& node) {
  std::string text = node.text;
  const bool has_colon = word_count(node) > 1 && text.find(':') != std::string::npos;
  if (node.quoted || has_colon) {
    text = in_quotes(text);
  } else if (is_operator(text)) {
    text = node.tokens.front().term;
  }
  return text;
}

// Names, numbers and addresses stand as they are; anything else is quoted.
std::string value_text(const QueryNode& node) {
  const bool free_form = node.field->name == "url" || node.field->name == "id";
  const auto plain = [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte > 0x20 && byte < 0x7F && c != '"' && c != '(' && c != ')' && c != '*' && c != '?' &&
            c != '~' && c != '=') ||
           (free_form && (c == '?' || c == '=' || c == '*' || c == '~'));
  };
  return std::all_of(node.text.begin(), node.text.end(), plain) ? node.text : in_quotes(node.text);
}

std::string field_text(const QueryNode& node) {
  return node.field ? std::string(node.field->name) + ':' : std::string();
}

// The word or phrase behind '='.
std::string written_text(const std::string& text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
           static_cast<signed char>(c) < 0;
  });
  return '=' + (plain ? text : in_quotes(text));
}

bool is_relation(const QueryNode& node) noexcept {
  return node.kind == NodeKind::near || node.kind == NodeKind::not_near || node.kind == NodeKind::sentence ||
         node.kind == NodeKind::paragraph;
}

bool is_compound(const QueryNode& node) noexcept {
  return node.kind == NodeKind::all_of || node.kind == NodeKind::any_of || is_relation(node);
}

std::string relation_sign(const QueryNode& node) {
  if (node.kind == NodeKind::sentence) return " /S ";
  if (node.kind == NodeKind::paragraph) return " /P ";
  if (node.kind == NodeKind::not_near) return fmt::format(" NOT NEAR/{} ", node.number);
  return fmt::format(" {}/{} ", node.ordered ? "ADJ" : "NEAR", node.number);
}

std::string lengths_text(const LengthRange& range) {
  if (range.first && range.last == range.first) return std::to_string(*range.first);
  return fmt::format("{}..{}", range.first ? std::to_string(*range.first) : std::string(),
                     range.last ? std::to_string(*range.last) : std::string());
}

std::string operand_text(const QueryNode& node) {
  const std::string text = query_text(node);
  return is_compound(node) ? '(' + text + ')' : text;
}

std::string joined_text(const QueryNode& node, std::string_view sign) {
  std::string text;
  for (const QueryNode& child : node.children) {
    if (!text.empty()) text += sign;
    text += operand_text(child);
  }
  return text;
}

}  // namespace

std::string query_text(const DateRange& range) {
  if (range.unknown) return "unknown";
  if (range.first && range.last) {
    if (const auto span = span_text(*range.first, *range.last)) return *span;
  }
  return fmt::format("{}..{}", range.first ? end_text(*range.first, true) : std::string(),
                     range.last ? end_text(*range.last, false) : std::string());
}

std::string query_text(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::everything:
    case NodeKind::nothing:
      return {};
    case NodeKind::words:
      return field_text(node) + words_text(node);
    case NodeKind::exact:
      return field_text(node) + value_text(node);
    case NodeKind::date:
      return "date:" + query_text(node.dates);
    case NodeKind::all_of:
      return joined_text(node, " ");
    case NodeKind::any_of:
      return joined_text(node, " OR ");
    case NodeKind::written:
      return field_text(node) + written_text(node.text);
    case NodeKind::pattern:
      return field_text(node) + node.text;
    case NodeKind::fuzzy:
      return fmt::format("{}{}~{}", field_text(node), node.text, node.number);
    case NodeKind::near:
    case NodeKind::not_near:
    case NodeKind::sentence:
    case NodeKind::paragraph:
      return joined_text(node, relation_sign(node));
    case NodeKind::first:
      return fmt::format("first({}, {})", node.number, query_text(node.children.front()));
    case NodeKind::at_least:
      return fmt::format("atleast({}, {})", node.number, query_text(node.children.front()));
    case NodeKind::length:
      return "words:" + lengths_text(node.lengths);
    case NodeKind::none_of:
      break;
  }
  return '-' + operand_text(node.children.front());
}

}  // namespace news
