#include "common/query_words.h"

#include <algorithm>
#include <iterator>

#include "common/folding.h"
#include "common/utf8.h"

namespace news {

namespace {

// Signs that may stand between the parts of one word: anything else, white space included, parts them.
bool joins(char32_t c) noexcept {
  if (c < 0x80)
    return std::string_view("-'/&._@:+#=%$\\~^`").find(static_cast<char>(c)) != std::string_view::npos;
  switch (c) {
    case 0xAD:  // soft hyphen
    case 0xB7:  // middle dot
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x2060:  // joiners
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:  // hyphens and the en dash
    case 0x2019:
    case 0x2044:
    case 0x2215:
    case 0xFF0D:
      return true;
    default:
      return false;
  }
}

bool together(std::string_view gap) noexcept {
  for (size_t pos = 0; pos < gap.size();) {
    if (!joins(decode(gap, pos))) return false;
  }
  return true;
}

QueryNode words_node(std::string_view text, const Field* field, bool quoted) {
  QueryNode node;
  node.kind = NodeKind::words;
  node.field = field;
  node.quoted = quoted;
  node.text = text;
  return node;
}

void add(QueryNode& node, Token token, uint32_t shift) {
  token.begin -= shift;
  token.end -= shift;
  node.tokens.push_back(std::move(token));
}

// Sets text and place of the last operand once its end is known.
void close_operand(std::vector<QueryNode>& operands, std::string_view text, uint32_t begin, uint32_t end) {
  if (operands.empty()) return;
  operands.back().text = text.substr(begin, end - begin);
  operands.back().span = {begin, end};
}

}  // namespace

std::vector<QueryNode> words_of(std::string_view text, const Field* field) {
  std::vector<QueryNode> operands;
  uint32_t begin = 0;
  uint32_t end = 0;
  tokenise(text, [&](const Token& token) {
    if (operands.empty() || (token.begin > end && !together(text.substr(end, token.begin - end)))) {
      close_operand(operands, text, begin, end);
      operands.push_back(words_node({}, field, false));
      begin = token.begin;
    }
    end = std::max(end, token.end);
    add(operands.back(), token, begin);
  });
  close_operand(operands, text, begin, end);
  return operands;
}

QueryNode phrase_of(std::string_view text, const Field* field) {
  QueryNode node = words_node(text, field, true);
  node.span = {0, text.size()};
  node.tokens = tokenise(text);
  return node;
}

std::vector<QueryNode> single_words_of(std::string_view text) {
  std::vector<QueryNode> operands;
  const std::vector<Token> tokens = tokenise(text);
  const auto operand = [&](const Token& first) {
    operands.push_back(words_node(text.substr(first.begin, first.end - first.begin), nullptr, false));
    add(operands.back(), first, first.begin);
  };
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::cjk_pair) {
      const bool paired = tokens[i].kind == TokenKind::cjk &&
                          ((i > 0 && tokens[i - 1].kind == TokenKind::cjk_pair) ||
                           (i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::cjk_pair));
      if (!paired) operand(tokens[i]);
      continue;
    }
    // A pair lies between its two characters.
    operands.push_back(
        words_node(text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin), nullptr, false));
    for (size_t k = i - 1; k <= i + 1 && k < tokens.size(); ++k)
      add(operands.back(), tokens[k], tokens[i].begin);
  }
  return operands;
}

namespace {

using Offsets = std::vector<size_t>;

bool has_wildcard(const Token& token, const Offsets& wildcards) noexcept {
  const auto next = std::lower_bound(wildcards.begin(), wildcards.end(), token.begin);
  return next != wildcards.end() && *next < token.end;
}

// The folded pattern of a token: each piece between wildcards is folded by itself.
std::string pattern_of(std::string_view text, const Token& token, const Offsets& wildcards) {
  std::string pattern;
  size_t begin = token.begin;
  for (auto next = std::lower_bound(wildcards.begin(), wildcards.end(), begin);
       next != wildcards.end() && *next < token.end; ++next) {
    pattern += fold_word(text.substr(begin, *next - begin));
    pattern += text[*next];
    begin = *next + 1;
  }
  return pattern + fold_word(text.substr(begin, token.end - begin));
}

// A pattern, or neighbouring words without wildcards, as a node of its own.
QueryNode part_of(const QueryNode& operand, size_t from, size_t to, NodeKind kind) {
  QueryNode part = words_node({}, operand.field, true);
  part.kind = kind;
  const uint32_t begin = operand.tokens[from].begin;
  uint32_t end = begin;
  for (size_t i = from; i < to; ++i) {
    end = std::max(end, operand.tokens[i].end);
    add(part, operand.tokens[i], begin);
  }
  part.text = operand.text.substr(begin, end - begin);
  return part;
}

QueryNode next_to(QueryNode&& left, QueryNode&& right) {
  QueryNode node;
  node.kind = NodeKind::near;
  node.ordered = true;
  node.number = 1;
  node.children.push_back(std::move(left));
  node.children.push_back(std::move(right));
  return node;
}

// The parts of an operand of which `is_pattern` says which tokens have wildcards, next to each other.
QueryNode with_patterns(const QueryNode& operand, const std::vector<bool>& is_pattern) {
  std::optional<QueryNode> all;
  for (size_t from = 0; from < operand.tokens.size();) {
    size_t to = from + 1;
    if (!is_pattern[from]) {
      while (to < operand.tokens.size() && !is_pattern[to]) ++to;
    }
    QueryNode part = part_of(operand, from, to, is_pattern[from] ? NodeKind::pattern : NodeKind::words);
    all = all ? next_to(std::move(*all), std::move(part)) : std::move(part);
    from = to;
  }
  return std::move(*all);
}

}  // namespace

std::vector<QueryNode> patterns_of(std::string_view text, const Field* field, bool quoted,
                                   const Offsets& wildcards, std::optional<size_t>& bare) {
  // Something that words are made of and that is as long as a wildcard: a digit among digits, or "1?,000"
  // would come apart.
  const auto is_digit = [&](size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  std::string plain(text);
  for (const size_t at : wildcards) plain[at] = is_digit(at - 1) || is_digit(at + 1) ? '0' : '_';
  std::vector<QueryNode> operands;
  if (quoted) {
    operands.push_back(phrase_of(plain, field));
  } else {
    operands = words_of(plain, field);
  }
  std::vector<QueryNode> found;
  for (QueryNode& operand : operands) {
    const size_t base = operand.span.begin;
    operand.text = text.substr(base, operand.span.end - base);
    std::vector<bool> is_pattern;
    for (Token& token : operand.tokens) {
      Token absolute = token;
      absolute.begin += static_cast<uint32_t>(base);
      absolute.end += static_cast<uint32_t>(base);
      is_pattern.push_back(has_wildcard(absolute, wildcards));
      if (!is_pattern.back()) continue;
      token.term = pattern_of(text, absolute, wildcards);
      token.lower.clear();
      if (token.term.find_first_not_of("*?") == std::string::npos) bare = absolute.begin;
    }
    if (std::find(is_pattern.begin(), is_pattern.end(), true) == is_pattern.end()) {
      found.push_back(std::move(operand));
    } else if (!bare) {
      found.push_back(with_patterns(operand, is_pattern));
      found.back().span = operand.span;
    }
  }
  if (bare) found.clear();
  return found;
}

}  // namespace news
