#include "common/analysis.h"

#include "common/tokeniser.h"
#include "common/utf8.h"

namespace news {

void tokenise(std::string_view text, const std::function<void(const Token&)>& sink) {
  Tokeniser tokens(text);
  TokenView view;
  Token token;
  while (tokens.next(view)) {
    token.begin = view.begin;
    token.end = view.end;
    token.position = view.position;
    token.kind = view.kind;
    token.term = view.term;
    token.lower = view.lower;
    sink(token);
  }
}

std::vector<Token> tokenise(std::string_view text) {
  std::vector<Token> tokens;
  tokenise(text, [&tokens](const Token& token) { tokens.push_back(token); });
  return tokens;
}

std::vector<Range> paragraphs(std::string_view body) {
  std::vector<Range> found;
  size_t pos = 0;
  while (pos < body.size()) {
    // A paragraph ends at a line that holds nothing.
    size_t end = body.find("\n\n", pos);
    if (end == std::string_view::npos) end = body.size();
    const std::string_view trimmed = trim(body.substr(pos, end - pos));
    if (!trimmed.empty()) {
      const auto begin = static_cast<size_t>(trimmed.data() - body.data());
      found.push_back({begin, begin + trimmed.size()});
    }
    pos = end + 2;
  }
  return found;
}

}  // namespace news
