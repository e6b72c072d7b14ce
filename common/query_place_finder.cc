#include "common/query_place_finder.h"

#include <algorithm>
#include <utility>

#include "common/folding.h"
#include "common/furniture.h"
#include "common/schema.h"
#include "common/stored_article.h"

namespace news {

namespace {

using Terms = std::vector<std::string>;

Terms all_terms(const TermChoice& choice) {
  Terms terms;
  for (const Terms& some : choice) terms.insert(terms.end(), some.begin(), some.end());
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

uint64_t frequency(const Xapian::Database& segment, const Terms& terms) {
  uint64_t sum = 0;
  for (const std::string& term : terms) sum += segment.get_termfreq(term);
  return sum;
}

// Terms of which every match has one, as rare as can be told.
Terms required_terms(const Xapian::Database& segment, const PlaceExpression& expression,
                     const PlaceNode& node) {
  std::vector<Terms> choices;
  if (node.kind == NodeKind::words) {
    for (const TermChoice& word : expression.leaves[node.leaf].words) choices.push_back(all_terms(word));
  } else if (node.kind == NodeKind::any_of) {
    Terms all;
    for (const PlaceNode& child : node.children) {
      Terms some = required_terms(segment, expression, child);
      all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  } else {
    const size_t needed = node.kind == NodeKind::not_near ? 1 : node.children.size();
    for (size_t i = 0; i < needed; ++i)
      choices.push_back(required_terms(segment, expression, node.children[i]));
  }
  return *std::min_element(choices.begin(), choices.end(), [&](const Terms& a, const Terms& b) {
    return frequency(segment, a) < frequency(segment, b);
  });
}

// Does anything that must not be near ask for a spelling?
bool excludes_spelling(const PlaceExpression& expression, const PlaceNode& node, bool excluded) {
  if (node.kind == NodeKind::words) return excluded && !expression.leaves[node.leaf].spellings.empty();
  for (size_t i = 0; i < node.children.size(); ++i) {
    const bool inner = excluded || (node.kind == NodeKind::not_near && i > 0);
    if (excludes_spelling(expression, node.children[i], inner)) return true;
  }
  return false;
}

Positions positions_in(const Xapian::Database& segment, Xapian::docid id, const std::string& term) {
  Positions found;
  for (auto it = segment.positionlist_begin(id, term); it != segment.positionlist_end(id, term); ++it)
    found.push_back(*it);
  return found;
}

uint32_t position_value(const Xapian::Document& document, Slot slot) {
  const std::string value = document.get_value(static_cast<Xapian::valueno>(slot));
  return value.empty() ? 0 : static_cast<uint32_t>(Xapian::sortable_unserialise(value));
}

}  // namespace

PlaceFinder::PlaceFinder(std::shared_ptr<const PlaceExpression> expression, const Xapian::Database& segment)
    : expression_(std::move(expression)),
      segment_(segment),
      driver_(segment, required_terms(segment, *expression_, expression_->root)) {
  for (const std::string& language : expression_->languages)
    languages_.emplace_back(segment, Terms{language});
  for (const PlaceLeaf& leaf : expression_->leaves) {
    auto& words = unions_.emplace_back();
    for (const TermChoice& word : leaf.words) words.emplace_back(word.size());
    spelling_matters_ |= !leaf.spellings.empty();
  }
  may_narrow_ = !excludes_spelling(*expression_, expression_->root, false);
}
PlaceFinder::~PlaceFinder() = default;

bool PlaceFinder::matches(Xapian::docid id) {
  document_ = id;
  text_.reset();
  sentence_ends_.reset();
  paragraph_ends_.reset();
  language_ = language_of(id);
  if (language_ == languages_.size() && !languages_.empty()) return false;
  if (!set_bounds(id)) return false;
  check_spelling_ = false;
  // Reading the text costs far more than positions.
  if (spelling_matters_ && may_narrow_ && !holds()) return false;
  check_spelling_ = spelling_matters_;
  return holds();
}

bool PlaceFinder::holds() {
  if (expression_->at_least == 1) return !spans(expression_->root, 1).empty();
  return count_apart(spans(expression_->root, kAllSpans)) >= expression_->at_least;
}

// The number of the document's language; that of all languages if it has none of them.
size_t PlaceFinder::language_of(Xapian::docid id) {
  for (size_t i = 0; i < languages_.size(); ++i) {
    if (languages_[i].advance(id) == id) return i;
  }
  return languages_.size();
}

bool PlaceFinder::set_bounds(Xapian::docid id) {
  bounds_ = {};
  if (expression_->lead) {
    const Xapian::Document document = segment_.get_document(id);
    bounds_ = {position_value(document, Slot::lead_begin), position_value(document, Slot::lead_end)};
    return bounds_.last > 0;
  }
  if (expression_->first > 0) bounds_.last = position_of_word(expression_->first);
  return true;
}

// Parts are a gap apart, so the words before a position are told by the ends of the parts before.
uint32_t PlaceFinder::position_of_word(uint32_t ordinal) {
  uint32_t begin = 1;
  uint32_t before = 0;
  for (const uint32_t end : ends_of(prefix::kParagraphEnd)) {
    const uint32_t words = end - begin + 1;
    if (ordinal <= before + words) break;
    before += words;
    begin = end + kPositionGap;
  }
  return begin + (ordinal - before) - 1;
}

const Positions& PlaceFinder::ends_of(std::string_view term) {
  std::optional<Positions>& ends = term == prefix::kSentenceEnd ? sentence_ends_ : paragraph_ends_;
  if (!ends) ends = positions_in(segment_, document_, std::string(term));
  return *ends;
}

Spans PlaceFinder::spans(const PlaceNode& node, size_t limit) {
  if (node.kind == NodeKind::words) return leaf_spans(node, limit);
  if (node.kind == NodeKind::any_of) {
    std::vector<Spans> some;
    for (const PlaceNode& child : node.children) {
      some.push_back(spans(child, limit));
      if (some.back().size() >= limit) return some.back();
    }
    return united(some);
  }
  Spans left = spans(node.children[0], kAllSpans);
  if (left.empty()) return left;
  const Spans right = spans(node.children[1], kAllSpans);
  if (node.kind == NodeKind::not_near) return not_near_spans(left, right, node.distance);
  if (right.empty()) return right;
  if (node.kind == NodeKind::near) return near_spans(left, right, node.distance, node.ordered, limit);
  const std::string_view ends =
      node.kind == NodeKind::sentence ? prefix::kSentenceEnd : prefix::kParagraphEnd;
  return together_spans(left, right, ends_of(ends), limit);
}

Positions PlaceFinder::positions_of(size_t leaf, size_t word) {
  const TermChoice& choice = expression_->leaves[leaf].words[word];
  const size_t language = choice.size() > 1 ? language_ : 0;
  std::unique_ptr<TermUnion>& terms = unions_[leaf][word][language];
  if (!terms) terms = std::make_unique<TermUnion>(segment_, choice[language]);
  Positions found;
  if (terms->advance(document_) == document_) terms->positions(found);
  return found;
}

Spans PlaceFinder::leaf_spans(const PlaceNode& node, size_t limit) {
  const PlaceLeaf& leaf = expression_->leaves[node.leaf];
  std::vector<Positions> words;
  for (size_t i = 0; i < leaf.words.size(); ++i) {
    words.push_back(positions_of(node.leaf, i));
    if (words.back().empty()) return {};
  }
  const bool bounded = expression_->lead || expression_->first > 0;
  const bool checked = check_spelling_ && !leaf.spellings.empty();
  Spans found = phrase_spans(words, bounded || checked ? kAllSpans : limit);
  if (bounded) {
    std::erase_if(found,
                  [&](const Span& span) { return span.begin < bounds_.first || span.end > bounds_.last; });
  }
  if (checked) std::erase_if(found, [&](const Span& span) { return !spelled(leaf, span); });
  return found;
}

bool PlaceFinder::spelled(const PlaceLeaf& leaf, const Span& span) {
  if (!text_) {
    Article article = article_from_data(segment_.get_document(document_).get_data());
    cut_furniture(article);
    text_.emplace(std::move(article), expression_->scope);
  }
  for (uint32_t i = 0; i < leaf.spellings.size(); ++i) {
    if (written_word(text_->written_at(span.begin + i)) != leaf.spellings[i]) return false;
  }
  return true;
}

}  // namespace news
