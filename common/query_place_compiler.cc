#include "common/query_place_compiler.h"

#include <utility>

#include "common/folding.h"
#include "common/schema.h"

namespace news {

namespace {

using Terms = std::vector<std::string>;

// What stands for more words than this only filters: the rarest of many would decide the order.
constexpr size_t kMostWeighing = 64;

Terms prefixed(std::string_view prefix, const Terms& words) {
  Terms terms;
  terms.reserve(words.size());
  for (const std::string& word : words) terms.push_back(std::string(prefix).append(word));
  return terms;
}

bool is_lead(const QueryNode& node) noexcept { return node.field && node.field->kind == FieldKind::lead; }

// The terms that have positions: the lead's words stand among those of the whole text.
std::string_view position_prefix(const QueryNode& leaf) noexcept {
  return leaf.field && !is_lead(leaf) ? leaf.field->prefix : std::string_view();
}

const QueryNode& first_leaf(const QueryNode& node) noexcept {
  const QueryNode* at = &node;
  while (!is_leaf(*at)) at = &at->children.front();
  return *at;
}

// The same word or phrase whatever its spelling.
QueryNode folded(const QueryNode& written) {
  QueryNode words = written;
  words.kind = NodeKind::words;
  words.quoted = true;
  return words;
}

}  // namespace

MatchQuery PlaceCompiler::compile(const QueryNode& node, uint32_t first) {
  const bool counts = node.kind == NodeKind::at_least;
  const QueryNode& sought = counts ? node.children.front() : node;
  const uint32_t at_least = counts ? node.number : 1;
  MatchQuery narrow = narrowed(sought);
  if (first == 0 && at_least == 1 && decided_by_terms(sought)) return narrow;
  const auto expression = std::make_shared<PlaceExpression>();
  expression->root = place_node(sought, *expression);
  expression->at_least = at_least;
  expression->first = first;
  const QueryNode& leaf = first_leaf(sought);
  expression->lead = is_lead(leaf);
  if (leaf.field && leaf.field->kind == FieldKind::text)
    expression->scope = leaf.field->name == "byline" ? PlaceScope::byline : PlaceScope::title;
  return MatchQuery::filtered(std::move(narrow), MatchQuery::at_places(expression));
}

// Are the articles that narrowed() finds those that are asked for?
bool PlaceCompiler::decided_by_terms(const QueryNode& node) const {
  if (is_leaf(node) && is_lead(node)) {
    // The lead has terms of stems and of what has none.
    return node.kind == NodeKind::words && word_count(node) == 1 &&
           (WordCompiler::is_inflected(node) || !has_stem(node.tokens.front()));
  }
  if (node.kind == NodeKind::words) return true;
  if (node.kind == NodeKind::any_of) {
    for (const QueryNode& child : node.children) {
      if (!decided_by_terms(child)) return false;
    }
    return true;
  }
  return node.kind == NodeKind::pattern || node.kind == NodeKind::fuzzy;
}

// Articles that have the words: all that can match, and their weight.
MatchQuery PlaceCompiler::narrowed(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::words:
      return words_.compile(node);
    case NodeKind::written:
      return words_.compile(folded(node));
    case NodeKind::pattern:
    case NodeKind::fuzzy:
      return expanded(node);
    case NodeKind::not_near:
      return narrowed(node.children.front());
    default:
      break;
  }
  std::vector<MatchQuery> parts;
  for (const QueryNode& child : node.children) parts.push_back(narrowed(child));
  return node.kind == NodeKind::any_of ? MatchQuery::any(std::move(parts))
                                       : MatchQuery::all(std::move(parts));
}

MatchQuery PlaceCompiler::expanded(const QueryNode& leaf) {
  const Terms terms = prefixed(position_prefix(leaf), expansion(leaf));
  MatchQuery any = MatchQuery::any(MatchQuery::terms(terms));
  if (terms.size() <= kMostWeighing && !is_lead(leaf)) return any;
  return MatchQuery::scaled(0, std::move(any));
}

PlaceNode PlaceCompiler::place_node(const QueryNode& node, PlaceExpression& expression) {
  PlaceNode made;
  if (is_leaf(node)) {
    made.leaf = expression.leaves.size();
    expression.leaves.push_back(place_leaf(node, expression));
    return made;
  }
  made.kind = node.kind;
  made.ordered = node.ordered;
  made.distance = node.number;
  for (const QueryNode& child : node.children) made.children.push_back(place_node(child, expression));
  return made;
}

PlaceLeaf PlaceCompiler::place_leaf(const QueryNode& leaf, PlaceExpression& expression) {
  const std::string_view prefix = position_prefix(leaf);
  PlaceLeaf made;
  if (leaf.kind == NodeKind::pattern || leaf.kind == NodeKind::fuzzy) {
    made.words.push_back({prefixed(prefix, expansion(leaf))});
    return made;
  }
  if (leaf.kind == NodeKind::words && WordCompiler::is_inflected(leaf)) {
    made.words.push_back(inflected(leaf.tokens.front(), prefix, expression));
    return made;
  }
  for (const Token& token : leaf.tokens) {
    if (token.kind == TokenKind::cjk_pair) continue;
    made.words.push_back({{std::string(prefix).append(token.term)}});
    if (leaf.kind == NodeKind::written)
      made.spellings.push_back(
          written_word(std::string_view(leaf.text).substr(token.begin, token.end - token.begin)));
  }
  return made;
}

const std::vector<std::string>& PlaceCompiler::expansion(const QueryNode& leaf) {
  return vocabulary_.expansion(leaf, position_prefix(leaf));
}

std::vector<std::string> PlaceCompiler::forms(const Token& word, const std::string& language) {
  const std::string stem = words_.stem(word, language);
  Token itself;
  itself.term = stem;
  return vocabulary_.forms(stem, language, words_.stem(itself, language) == stem);
}

TermChoice PlaceCompiler::inflected(const Token& token, std::string_view prefix,
                                    PlaceExpression& expression) {
  const std::vector<std::string>& languages = words_.stemmers();
  if (languages.empty()) return {{std::string(prefix).append(token.term)}};
  TermChoice choice;
  for (const std::string& language : languages) {
    choice.push_back(prefixed(prefix, forms(token, language)));
  }
  if (languages.size() > 1 && expression.languages.empty()) {
    for (const std::string& language : languages)
      expression.languages.push_back(std::string(prefix::kStemmer).append(language));
  }
  return choice;
}

}  // namespace news
