#include "searcher/highlight_terms.h"

#include <utility>

#include "common/folding.h"

namespace news {

namespace {

class Collector {
 public:
  Collector(const std::vector<std::string>& stemmers, Stemmer& stemmer, const Expansion& expand)
      : stemmers_(stemmers), stemmer_(stemmer), expand_(expand) {}

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
    if (word_count(node) > 1 || node.kind == NodeKind::written) return add_phrase(node, to);
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
    for (auto& [stemmer, words] : to.stems) words.insert(stemmer_.stem(token, stemmer));
  }

  // One word alone, if its very spelling is asked for.
  static void add_phrase(const QueryNode& node, HighlightTerms& to) {
    std::vector<std::string> phrase;
    std::vector<std::string> spelling;
    for (const Token& token : node.tokens) {
      if (token.kind == TokenKind::cjk_pair) continue;
      phrase.push_back(token.term);
      if (node.kind != NodeKind::written) continue;
      spelling.push_back(
          written_word(std::string_view(node.text).substr(token.begin, token.end - token.begin)));
    }
    to.spellings.resize(to.phrases.size());
    for (size_t i = 0; i < to.phrases.size(); ++i) {
      if (to.phrases[i] == phrase && to.spellings[i] == spelling) return;
    }
    to.phrases.push_back(std::move(phrase));
    to.spellings.push_back(std::move(spelling));
  }

  const std::vector<std::string>& stemmers_;
  Stemmer& stemmer_;
  const Expansion& expand_;
};

}  // namespace

QueryHighlights highlights_of(const QueryNode& node, const std::vector<std::string>& stemmers,
                              Stemmer& stemmer, const Expansion& expand) {
  Collector collector(stemmers, stemmer, expand);
  collector.walk(node);
  return std::move(collector.found);
}

}  // namespace news
