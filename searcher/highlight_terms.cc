#include "searcher/highlight_terms.h"

#include <algorithm>

namespace news {

namespace {

class Collector {
 public:
  Collector(const std::vector<std::string>& stemmers, const Expansion& expand)
      : stemmers_(stemmers), expand_(expand) {}

  void walk(const QueryNode& node) {
    if (node.kind == NodeKind::none_of) return;
    if (node.kind == NodeKind::not_near) return walk(node.children.front());
    for (const QueryNode& child : node.children) walk(child);
    if (!is_leaf(node)) return;
    const std::string_view where = node.field ? node.field->name : std::string_view();
    if (where.empty() || where == "title") add(node, found.headline);
    if (where.empty() || where == "lead") add(node, found.body);
    if (where == "byline") add(node, found.byline);
  }

  QueryHighlights found;

 private:
  void add(const QueryNode& node, HighlightTerms& to) {
    if (node.kind == NodeKind::pattern || node.kind == NodeKind::fuzzy) {
      if (!expand_) return;
      for (const std::string& word : expand_(node)) {
        if (to.forms.insert(word).second) to.expanded.insert(word);
      }
      return;
    }
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
    // Names have no stems.
    if (node.quoted || &to == &found.byline || !has_stem(token) || stemmers_.empty()) {
      to.forms.insert(token.term);
      to.expanded.erase(token.term);
      return;
    }
    if (to.stems.empty()) {
      for (const std::string& stemmer : stemmers_) to.stems.emplace_back(stemmer, std::set<std::string>());
    }
    for (auto& [stemmer, words] : to.stems) words.insert(stems_.stem(token, stemmer));
  }

  const std::vector<std::string>& stemmers_;
  const Expansion& expand_;
  Stemmer stems_{16};  // words of a query are few
};

}  // namespace

QueryHighlights highlights_of(const QueryNode& node, const std::vector<std::string>& stemmers,
                              const Expansion& expand) {
  Collector collector(stemmers, expand);
  collector.walk(node);
  return std::move(collector.found);
}

}  // namespace news
