#include "common/query_words.h"

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

// Sets the text of the last operand once its end is known.
void close_operand(std::vector<QueryNode>& operands, std::string_view text, uint32_t begin, uint32_t end) {
  if (!operands.empty()) operands.back().text = text.substr(begin, end - begin);
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

}  // namespace news
