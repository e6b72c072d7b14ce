#include "common/query_leaf.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>

#include "common/query_signs.h"
#include "common/query_unsupported.h"
#include "common/query_words.h"

namespace news {

namespace {

constexpr std::string_view kTextHint = "; --literal searches plain text";

size_t offset_of(const LeafContext& context) {
  return static_cast<size_t>(context.lexeme.text.data() - context.query.data());
}

Error mistake_at(const LeafContext& context, size_t at, size_t length, const std::string& reason,
                 const std::string& hint) {
  const size_t begin = offset_of(context) + at;
  return query_error(context.query, {begin, begin + length}, reason, hint);
}

void place(std::vector<QueryNode>& nodes, const LeafContext& context) {
  for (QueryNode& node : nodes) {
    node.span.begin += offset_of(context);
    node.span.end += offset_of(context);
    if (nodes.size() == 1) node.span = context.span;
  }
}

Error bare_wildcard(const LeafContext& context, size_t at) {
  const bool touches_cjk = at > 0 && letter_or_digit_before(context.lexeme.text, at);
  return mistake_at(context, at, 1, "this wildcard belongs to no word",
                    touches_cjk
                        ? "leave it out: Chinese, Japanese and Korean text is found within longer words"
                        : "a wildcard needs a letter or digit beside it, as in cloud*");
}

size_t patterns_in(const QueryNode& node) {
  size_t count = node.kind == NodeKind::pattern ? 1 : 0;
  for (const QueryNode& child : node.children) count += patterns_in(child);
  return count;
}

void check_patterns(const LeafContext& context, const QueryNode& node) {
  if (node.kind == NodeKind::pattern && node.tokens.front().term.size() > kMaxWordBytes) {
    throw query_error(context.query, context.span, "this pattern is longer than any word");
  }
  for (const QueryNode& child : node.children) check_patterns(context, child);
}

std::vector<QueryNode> pattern_leaves(const LeafContext& context, const std::vector<size_t>& wildcards) {
  const bool quoted = context.lexeme.kind == LexKind::quoted;
  std::optional<size_t> bare;
  std::vector<QueryNode> nodes = patterns_of(context.lexeme.text, context.field, quoted, wildcards, bare);
  if (bare) throw bare_wildcard(context, *bare);
  for (const QueryNode& node : nodes) {
    if (patterns_in(node) > kMaxPatternsInPhrase) {
      throw query_error(
          context.query, context.span,
          fmt::format("more than {} words with wildcards next to each other", kMaxPatternsInPhrase),
          "leave some of the signs out");
    }
    check_patterns(context, node);
  }
  return nodes;
}

QueryNode fuzzy_leaf(const LeafContext& context, size_t tilde) {
  const std::string_view text = context.lexeme.text;
  const std::string_view digits = text.substr(
      tilde + 1, std::min(text.find_first_not_of("0123456789", tilde + 1), text.size()) - tilde - 1);
  if (!digits.empty() && digits != "1" && digits != "2") {
    throw mistake_at(context, tilde, digits.size() + 1,
                     fmt::format("similar spelling goes from ~1 to ~{}", kMaxEdits),
                     fmt::format("write {}~{}", shown(text.substr(0, tilde)), kMaxEdits));
  }
  std::vector<QueryNode> words = words_of(text.substr(0, tilde), context.field);
  const bool one = words.size() == 1 && words[0].tokens.size() == 1 &&
                   words[0].tokens[0].kind == TokenKind::word && !text.substr(0, tilde).ends_with('~');
  if (!one || !find_wildcards(text.substr(0, tilde)).empty()) {
    throw mistake_at(context, tilde, digits.size() + 1, "'~' stands behind one word, as in colour~",
                     fmt::format("write the spellings side by side with OR{}", kTextHint));
  }
  QueryNode node = std::move(words.front());
  node.kind = NodeKind::fuzzy;
  node.quoted = true;
  node.number = digits == "2" ? 2 : 1;
  node.span = context.span;
  return node;
}

Error no_word(const LeafContext& context) {
  return query_error(context.query, context.span, "there is no word in this to search for");
}

}  // namespace

std::vector<QueryNode> leaves_of(const LeafContext& context) {
  const bool quoted = context.lexeme.kind == LexKind::quoted;
  if (quoted) {
    refuse_unsupported_quoted(context.query, context.lexeme, context.next);
  } else {
    refuse_unsupported_word(context.query, context.lexeme, context.next);
  }
  const bool plain = !quoted && is_address(context.lexeme.text);
  const std::vector<size_t> wildcards = plain ? std::vector<size_t>() : find_wildcards(context.lexeme.text);
  std::vector<QueryNode> nodes;
  if (const auto tilde = plain || quoted ? std::nullopt : find_fuzzy(context.lexeme.text)) {
    nodes.push_back(fuzzy_leaf(context, *tilde));
    return nodes;
  }
  if (!wildcards.empty()) {
    nodes = pattern_leaves(context, wildcards);
  } else if (quoted) {
    nodes.push_back(phrase_of(context.lexeme.text, context.field));
    if (nodes.back().tokens.empty()) throw no_word(context);
  } else {
    nodes = words_of(context.lexeme.text, context.field);
  }
  place(nodes, context);
  return nodes;
}

QueryNode written_leaf(const LeafContext& context) {
  const std::string_view text = context.lexeme.text;
  refuse_unsupported_quoted(context.query, context.lexeme, context.next);
  const std::vector<size_t> wildcards = find_wildcards(text);
  const auto tilde = context.lexeme.kind == LexKind::word ? find_fuzzy(text) : std::nullopt;
  if (!wildcards.empty() || tilde) {
    throw mistake_at(context, tilde ? *tilde : wildcards.front(), 1,
                     "'=' asks for one exact spelling, without wildcards and '~'",
                     "leave out either the '=' or the sign");
  }
  std::vector<QueryNode> words;
  if (context.lexeme.kind == LexKind::quoted) {
    words.push_back(phrase_of(text, context.field));
  } else {
    words = words_of(text, context.field);
  }
  if (words.empty() || words.front().tokens.empty()) throw no_word(context);
  if (words.size() > 1) {
    throw query_error(context.query, context.span, "'=' takes one word or a phrase",
                      fmt::format("write =\"{}\"", shown(text)));
  }
  QueryNode node = std::move(words.front());
  node.kind = NodeKind::written;
  node.quoted = true;
  node.span = context.span;
  return node;
}

}  // namespace news
