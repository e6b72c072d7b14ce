#include "searcher/clause_words.h"

#include <fmt/format.h>

#include "common/date.h"
#include "common/query_error.h"
#include "common/query_text.h"

namespace news {

namespace {

std::string quoted(std::string_view text) { return "'" + shown(text) + "'"; }
std::string words_in_number(uint64_t n) { return fmt::format("{} {}", n, n == 1 ? "word" : "words"); }

const Field* field_of(const QueryNode& node) {
  if (is_leaf(node)) return node.field;
  return node.children.empty() ? nullptr : field_of(node.children.front());
}

std::string place(const Field* field) {
  if (!field) return {};
  if (field->name == "title") return " in the headline";
  if (field->name == "lead") return " in the lead (the first two paragraphs)";
  return " in the name of an author";
}

std::string leaf(const QueryNode& node) {
  const std::string what = quoted(node.text);
  const bool one = word_count(node) == 1;
  switch (node.kind) {
    case NodeKind::written:
      return fmt::format("{} in this very case and with these accents", what);
    case NodeKind::pattern:
      return "a word like " + what;
    case NodeKind::fuzzy:
      return fmt::format("{} or a word that differs by up to {} {}", what, node.number,
                         node.number == 1 ? "letter" : "letters");
    default:
      break;
  }
  if (!one) return what + " word for word";
  if (node.quoted) return "the very word " + what;
  const bool inflects = has_stem(node.tokens.front()) && !(node.field && node.field->name == "byline");
  return fmt::format("the word {}{}", what, inflects ? " in any form" : "");
}

// What has places in a text, as it stands behind "have"; without its field.
std::string thing(const QueryNode& node);

std::string things(const QueryNode& node, std::string_view between) {
  std::string text;
  for (const QueryNode& child : node.children) {
    if (!text.empty()) text += between;
    text += is_leaf(child) ? thing(child) : '(' + thing(child) + ')';
  }
  return text;
}

std::string thing(const QueryNode& node) {
  const std::string distance = words_in_number(node.number);
  switch (node.kind) {
    case NodeKind::near:
      if (node.number == 1) return things(node, node.ordered ? " directly before " : " next to ");
      return things(node, node.ordered ? fmt::format(" and within {} after it ", distance)
                                       : fmt::format(" within {} of ", distance));
    case NodeKind::not_near:
      return things(node, fmt::format(" without, within {} of it, ", distance));
    case NodeKind::sentence:
      return things(node, " and ") + " in one sentence";
    case NodeKind::paragraph:
      return things(node, " and ") + " in one paragraph";
    case NodeKind::any_of:
      return things(node, " or ");
    default:
      return leaf(node);
  }
}

std::string value_clause(const QueryNode& node) {
  const std::string what = quoted(node.text);
  const std::string_view name = node.field->name;
  if (name == "source") return "are from " + what;
  if (name == "category") return "are of the section " + what;
  if (name == "lang") return "are in the language " + what;
  if (name == "url") return "have their address at " + what;
  return fmt::format("have the {} {}", name, what);
}

std::string day(int64_t days) { return format(civil_from_days(days)); }

std::string date_clause(const DateRange& dates) {
  if (dates.unknown) return "have no known date";
  const std::string written = query_text(dates);
  if (!dates.first) return fmt::format("were published on {} or earlier", day(*dates.last));
  if (!dates.last) return fmt::format("were published on {} or later", day(*dates.first));
  if (*dates.first == *dates.last) return "were published on " + written;
  if (written.find("..") == std::string::npos) return "were published in " + written;
  return fmt::format("were published from {} to {}", day(*dates.first), day(*dates.last));
}

std::string length_clause(const LengthRange& range) {
  if (!range.last) return fmt::format("have {} or more", words_in_number(range.first.value_or(0)));
  if (!range.first) return "have at most " + words_in_number(*range.last);
  if (*range.first == *range.last) return "have " + words_in_number(*range.first);
  return fmt::format("have {} to {}", *range.first, words_in_number(*range.last));
}

std::string bracketed(const QueryNode& node) {
  const bool compound = node.kind == NodeKind::all_of || node.kind == NodeKind::any_of;
  return compound ? '(' + clause_words(node) + ')' : clause_words(node);
}

std::string all_clause(const QueryNode& node) {
  std::string wanted;
  std::string unwanted;
  for (const QueryNode& child : node.children) {
    if (child.kind == NodeKind::none_of) {
      unwanted += ", but not those that " + bracketed(child.children.front());
    } else {
      wanted += (wanted.empty() ? "" : ", and that ") + bracketed(child);
    }
  }
  return (wanted.empty() ? "are in the index" : wanted) + unwanted;
}

std::string any_clause(const QueryNode& node) {
  std::string text;
  for (const QueryNode& child : node.children) text += (text.empty() ? "" : ", or that ") + bracketed(child);
  return text;
}

}  // namespace

std::string clause_words(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::everything:
      return "are in the index";
    case NodeKind::nothing:
      return "are none, for there is no word to search for";
    case NodeKind::exact:
      return value_clause(node);
    case NodeKind::date:
      return date_clause(node.dates);
    case NodeKind::length:
      return length_clause(node.lengths);
    case NodeKind::all_of:
      return all_clause(node);
    case NodeKind::any_of:
      return any_clause(node);
    case NodeKind::none_of:
      return "are in the index, but not those that " + bracketed(node.children.front());
    case NodeKind::first:
      return fmt::format("within their first {} {}", words_in_number(node.number),
                         bracketed(node.children.front()));
    case NodeKind::at_least:
      return fmt::format("have at least {} times {}{}", node.number, thing(node.children.front()),
                         place(field_of(node)));
    default:
      return "have " + thing(node) + place(field_of(node));
  }
}

std::string in_words(const QueryNode& node) { return "articles that " + clause_words(node); }

}  // namespace news
