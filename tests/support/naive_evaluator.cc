#include "tests/support/naive_evaluator.h"

#include <algorithm>

#include "common/date.h"
#include "common/folding.h"
#include "common/utf8.h"

namespace news {

namespace {

std::u32string letters(const std::string& text) {
  std::u32string out;
  for (size_t pos = 0; pos < text.size();) out += decode(text, pos);
  return out;
}

// By the definition: try every way.
bool fits(std::u32string_view word, std::u32string_view pattern) {
  if (pattern.empty()) return word.empty();
  if (pattern[0] == U'*') {
    for (size_t skipped = 0; skipped <= word.size(); ++skipped) {
      if (fits(word.substr(skipped), pattern.substr(1))) return true;
    }
    return false;
  }
  if (word.empty() || (pattern[0] != U'?' && pattern[0] != word[0])) return false;
  return fits(word.substr(1), pattern.substr(1));
}

// The whole table.
size_t edits_between(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<size_t>> d(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i) {
    for (size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

bool is_field(const QueryNode& node, const char* name) { return node.field && node.field->name == name; }

bool date_holds(const DateRange& range, const Date& date) {
  if (range.unknown || !date.known()) return range.unknown && !date.known();
  const DaySpan span = span_of(date);
  return (!range.first || *range.first <= span.first) && (!range.last || span.last <= *range.last);
}

// The most places that do not overlap, by trying each as the last one.
size_t most_apart(std::vector<std::pair<size_t, size_t>> places) {
  std::sort(places.begin(), places.end());
  std::vector<size_t> best(places.size() + 1, 0);
  for (size_t i = places.size(); i-- > 0;) {
    size_t next = i + 1;
    while (next < places.size() && places[next].first <= places[i].second) ++next;
    best[i] = std::max(best[i + 1], 1 + best[next]);
  }
  return best[0];
}

}  // namespace

NaiveEvaluator::NaiveEvaluator(const std::vector<Article>& articles) {
  for (const Article& article : articles) texts_.push_back(read(article));
}

NaiveEvaluator::Text NaiveEvaluator::read(const Article& article) {
  Text text;
  text.article = article;
  text.language = stemmer_language(article.lang, article.title + '\n' + article.body);
  size_t part = 0;
  read_part(text, text.words, article.title, part++, false, text.title_pairs);
  text.counted = text.words.size();
  read_part(text, text.words, article.subtitle, part++, false, text.pairs);
  const size_t before = text.words.size();
  for (const Range& range : paragraphs(article.body)) {
    const bool may_lead = part < 2 + kLeadParagraphs;
    read_part(text, text.words, article.body.substr(range.begin, range.end - range.begin), part++, may_lead,
              text.pairs);
  }
  text.counted += text.words.size() - before;
  text.pairs.insert(text.title_pairs.begin(), text.title_pairs.end());
  for (size_t i = 0; i < text.words.size(); ++i) text.words[i].ordinal = i + 1;
  std::set<std::string> unused;
  for (size_t i = 0; i < article.byline.size(); ++i)
    read_part(text, text.names, article.byline[i], i, false, unused);
  return text;
}

void NaiveEvaluator::read_part(Text& text, std::vector<Word>& words, const std::string& part, size_t number,
                               bool may_lead, std::set<std::string>& pairs) {
  const std::vector<Range> ends = sentences(part, text.article.lang);
  size_t led = 0;
  for (const Word& word : words) led += word.lead;
  size_t place = 0;
  for (const Token& token : tokenise(part)) {
    if (token.kind == TokenKind::cjk_pair) {
      pairs.insert(token.term);
      // The pair stands between its characters.
      if (may_lead && led < kLeadWords) text.lead_pairs.insert(token.term);
      continue;
    }
    Word word;
    const auto [known, added] = numbers_.try_emplace(token.term, static_cast<uint32_t>(vocabulary_.size()));
    if (added) vocabulary_.push_back(token.term);
    word.term = known->second;
    word.written = written_word(part.substr(token.begin, token.end - token.begin));
    word.cjk = token.kind == TokenKind::cjk;
    word.part = number;
    word.place = place++;
    while (word.sentence < ends.size() && ends[word.sentence].end <= token.begin) ++word.sentence;
    word.lead = may_lead && led < kLeadWords;
    led += word.lead;
    if (has_stem(token) && &words != &text.names) {
      word.stem = stemmer_.stem(token, text.language);
      forms_[{text.language, word.stem}].insert(token.term);
    }
    words.push_back(std::move(word));
  }
}

std::vector<size_t> NaiveEvaluator::matches(const QueryNode& query) {
  accepted_.clear();
  std::vector<size_t> found;
  for (size_t i = 0; i < texts_.size(); ++i) {
    if (holds(query, texts_[i], SIZE_MAX)) found.push_back(i);
  }
  return found;
}

bool NaiveEvaluator::holds(const QueryNode& node, const Text& text, size_t first) {
  const auto child_holds = [&](const QueryNode& child) { return holds(child, text, first); };
  switch (node.kind) {
    case NodeKind::everything:
      return true;
    case NodeKind::nothing:
      return false;
    case NodeKind::exact:
      return field_holds(node, text);
    case NodeKind::date:
      return date_holds(node.dates, text.article.published);
    case NodeKind::length:
      return (!node.lengths.first || text.counted >= *node.lengths.first) &&
             (!node.lengths.last || text.counted <= *node.lengths.last);
    case NodeKind::all_of:
      return std::all_of(node.children.begin(), node.children.end(), child_holds);
    case NodeKind::any_of:
      return std::any_of(node.children.begin(), node.children.end(), child_holds);
    case NodeKind::none_of:
      return !child_holds(node.children.front());
    case NodeKind::first:
      return holds(node.children.front(), text, node.number);
    case NodeKind::at_least:
      return has_words(node.children.front(), text) &&
             most_apart(places(node.children.front(), text, first)) >= node.number;
    default:
      return has_words(node, text) && !places(node, text, first).empty();
  }
}

bool NaiveEvaluator::field_holds(const QueryNode& node, const Text& text) {
  const std::string wanted = fold_case(node.text);
  const Article& article = text.article;
  if (is_field(node, "source")) return fold_case(article.source) == wanted;
  if (is_field(node, "category")) return fold_case(article.category) == wanted;
  if (is_field(node, "id")) return fold_case(article.id) == wanted;
  if (is_field(node, "lang"))
    return fold_case(article.lang) == wanted || fold_case(article.lang).starts_with(wanted + '-');
  return std::any_of(article.tags.begin(), article.tags.end(),
                     [&](const std::string& tag) { return fold_case(tag) == wanted; });
}

// Each word that is needed stands in the article at all, in its field. An inflected word does where a word
// has its stem; a run of CJK characters where each two of them are written together.
bool NaiveEvaluator::has_words(const QueryNode& node, const Text& text) {
  if (is_leaf(node)) return has_word(node, text);
  if (node.kind == NodeKind::not_near) return has_words(node.children.front(), text);
  const auto child_has = [&](const QueryNode& child) { return has_words(child, text); };
  if (node.kind == NodeKind::any_of)
    return std::any_of(node.children.begin(), node.children.end(), child_has);
  return std::all_of(node.children.begin(), node.children.end(), child_has);
}

bool NaiveEvaluator::has_word(const QueryNode& leaf, const Text& text) {
  const std::set<std::string>& pairs = is_field(leaf, "title")  ? text.title_pairs
                                       : is_field(leaf, "lead") ? text.lead_pairs
                                                                : text.pairs;
  for (const Token& token : leaf.tokens) {
    if (token.kind == TokenKind::cjk_pair && !pairs.contains(token.term) && !is_field(leaf, "byline"))
      return false;
  }
  const bool inflected = leaf.kind == NodeKind::words && !leaf.quoted && word_count(leaf) == 1 &&
                         has_stem(leaf.tokens.front()) && !is_field(leaf, "byline");
  if (!inflected) return !leaf_places(leaf, text, SIZE_MAX, false).empty();
  const std::string stem = stemmer_.stem(leaf.tokens.front(), text.language);
  return std::any_of(text.words.begin(), text.words.end(), [&](const Word& word) {
    if (is_field(leaf, "title") && word.part != 0) return false;
    if (is_field(leaf, "lead") && !word.lead) return false;
    return word.stem == stem;
  });
}

const std::vector<NaiveEvaluator::Word>& NaiveEvaluator::words_of(const QueryNode& leaf,
                                                                  const Text& text) const {
  return is_field(leaf, "byline") ? text.names : text.words;
}

const std::vector<bool>& NaiveEvaluator::accepted(const QueryNode& leaf, const Token& token,
                                                  const std::string& language) {
  const bool inflected = leaf.kind == NodeKind::words && !leaf.quoted && word_count(leaf) == 1 &&
                         has_stem(token) && !is_field(leaf, "byline");
  const auto [entry, added] = accepted_.try_emplace({&token, inflected ? language : std::string()});
  std::vector<bool>& words = entry->second;
  if (!added) return words;
  words.resize(vocabulary_.size());
  if (leaf.kind == NodeKind::pattern || leaf.kind == NodeKind::fuzzy) {
    for (size_t i = 0; i < words.size(); ++i) words[i] = resembles(leaf, token, vocabulary_[i]);
    return words;
  }
  std::set<std::string> forms = {token.term};
  if (inflected) forms = forms_[{language, stemmer_.stem(token, language)}];
  for (const std::string& form : forms) {
    if (const auto known = numbers_.find(form); known != numbers_.end()) words[known->second] = true;
  }
  return words;
}

bool NaiveEvaluator::resembles(const QueryNode& leaf, const Token& token, const std::string& word) {
  size_t begin = 0;
  if (is_cjk(decode(word, begin))) return false;
  const std::u32string a = letters(word);
  const std::u32string b = letters(token.term);
  if (leaf.kind == NodeKind::pattern) return fits(a, b);
  return std::max(a.size(), b.size()) - std::min(a.size(), b.size()) <= leaf.number &&
         edits_between(a, b) <= leaf.number;
}

NaiveEvaluator::Places NaiveEvaluator::leaf_places(const QueryNode& leaf, const Text& text, size_t first,
                                                   bool spelled) {
  std::vector<const std::vector<bool>*> sought;
  std::vector<std::string> spellings;
  for (const Token& token : leaf.tokens) {
    if (token.kind == TokenKind::cjk_pair) continue;
    sought.push_back(&accepted(leaf, token, text.language));
    spellings.push_back(written_word(leaf.text.substr(token.begin, token.end - token.begin)));
  }
  const std::vector<Word>& words = words_of(leaf, text);
  Places found;
  for (size_t i = 0; i + sought.size() <= words.size(); ++i) {
    bool here = true;
    for (size_t k = 0; k < sought.size() && here; ++k) {
      const Word& word = words[i + k];
      here = (*sought[k])[word.term] && word.part == words[i].part && word.ordinal <= first &&
             (leaf.kind != NodeKind::written || !spelled || word.written == spellings[k]) &&
             !(is_field(leaf, "title") && word.part != 0) && !(is_field(leaf, "lead") && !word.lead);
    }
    if (here) found.emplace_back(i, i + sought.size() - 1);
  }
  return found;
}

NaiveEvaluator::Places NaiveEvaluator::places(const QueryNode& node, const Text& text, size_t first) {
  if (is_leaf(node)) return leaf_places(node, text, first, true);
  std::set<Place> found;
  if (node.kind == NodeKind::any_of) {
    for (const QueryNode& child : node.children) {
      for (const Place& place : places(child, text, first)) found.insert(place);
    }
    return {found.begin(), found.end()};
  }
  const QueryNode* leaf = &node;
  while (!is_leaf(*leaf)) leaf = &leaf->children.front();
  const std::vector<Word>& words = words_of(*leaf, text);
  const Places left = places(node.children[0], text, first);
  const Places right = places(node.children[1], text, first);
  // Words from the end of one to the beginning of the other, 1 for neighbours; 0 if it is no way.
  const auto way = [&](const Place& a, const Place& b) -> size_t {
    return a.second < b.first && words[a.second].part == words[b.first].part ? b.first - a.second : 0;
  };
  const auto related = [&](const Place& a, const Place& b) {
    const size_t steps = way(a, b);
    if (steps == 0) return false;
    if (node.kind == NodeKind::paragraph) return true;
    if (node.kind == NodeKind::sentence) return words[a.first].sentence == words[b.second].sentence;
    return steps <= node.number;
  };
  for (const Place& a : left) {
    bool alone = true;
    for (const Place& b : right) {
      if (node.kind == NodeKind::not_near) {
        const bool overlap = a.first <= b.second && b.first <= a.second;
        const size_t steps = std::max(way(a, b), way(b, a));
        if (overlap || (steps > 0 && steps <= node.number)) alone = false;
        continue;
      }
      if (related(a, b)) found.emplace(a.first, b.second);
      if (!node.ordered && related(b, a)) found.emplace(b.first, a.second);
    }
    if (node.kind == NodeKind::not_near && alone) found.insert(a);
  }
  return {found.begin(), found.end()};
}

}  // namespace news
