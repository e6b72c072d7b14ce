#include "searcher/highlight_terms.h"

#include <algorithm>

namespace news {

namespace {

class Collector {
 public:
  explicit Collector(const std::vector<std::string>& stemmers) : stemmers_(stemmers) {}

  void walk(const QueryNode& node) {
    if (node.kind == NodeKind::all_of || node.kind == NodeKind::any_of) {
      for (const QueryNode& child : node.children) walk(child);
    }
    if (node.kind != NodeKind::words) return;
    const std::string_view where = node.field ? node.field->name : std::string_view();
    if (where.empty() || where == "title") add(node, found.headline);
    if (where.empty() || where == "lead") add(node, found.body);
  }

  QueryHighlights found;

 private:
  void add(const QueryNode& node, HighlightTerms& to) {
    if (word_count(node) > 1) {
      std::vector<std::string> phrase;
      for (const Token& token : node.tokens) {
        if (token.kind != TokenKind::cjk_pair) phrase.push_back(token.term);
      }
      if (std::find(to.phrases.begin(), to.phrases.end(), phrase) == to.phrases.end())
        to.phrases.push_back(std::move(phrase));
      return;
    }
    const Token& token = node.tokens.front();
    if (node.quoted || !has_stem(token) || stemmers_.empty()) {
      to.forms.insert(token.term);
      return;
    }
    if (to.stems.empty()) {
      for (const std::string& stemmer : stemmers_) to.stems.emplace_back(stemmer, std::set<std::string>());
    }
    for (auto& [stemmer, words] : to.stems) words.insert(stems_.stem(token, stemmer));
  }

  const std::vector<std::string>& stemmers_;
  Stemmer stems_{Stemmer::kWordsOfASearch};
};

}  // namespace

QueryHighlights highlights_of(const QueryNode& node, const std::vector<std::string>& stemmers) {
  Collector collector(stemmers);
  collector.walk(node);
  return std::move(collector.found);
}

}  // namespace news
