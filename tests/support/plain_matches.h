// What MatchFinder must find, worked out the plain way: every token of the text is looked at.
#pragma once

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "searcher/match_finder.h"

namespace news {

inline std::vector<Match> plain_matches(const std::string& text, const HighlightTerms& terms,
                                        const std::string& stemmer, Stemmer& stems) {
  std::vector<Match> found;
  std::vector<Token> tokens;
  for (Token& token : tokenise(text)) {
    if (token.kind != TokenKind::cjk_pair) tokens.push_back(std::move(token));
  }
  uint32_t key = 0;
  for (const std::vector<std::string>& phrase : terms.phrases) {
    if (phrase.empty()) continue;
    for (size_t i = 0; i + phrase.size() <= tokens.size(); ++i) {
      size_t k = 0;
      while (k < phrase.size() && tokens[i + k].term == phrase[k]) ++k;
      if (k == phrase.size()) found.push_back({tokens[i].begin, tokens[i + k - 1].end, key});
    }
    ++key;
  }
  for (const std::string& form : terms.forms) {
    for (const Token& token : tokens) {
      if (token.term == form) found.push_back({token.begin, token.end, key});
    }
    ++key;
  }
  for (const auto& [language, words] : terms.stems) {
    if (language != stemmer) continue;
    for (const std::string& word : words) {
      for (const Token& token : tokens) {
        if (token.kind == TokenKind::word && stems.stem(token, stemmer) == word)
          found.push_back({token.begin, token.end, key});
      }
      ++key;
    }
  }
  std::sort(found.begin(), found.end(), [](const Match& a, const Match& b) {
    return std::tie(a.begin, a.end, a.key) < std::tie(b.begin, b.end, b.key);
  });
  return found;
}

}  // namespace news
