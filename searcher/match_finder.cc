#include "searcher/match_finder.h"

#include <algorithm>
#include <tuple>

namespace news {

namespace {

constexpr uint32_t kNoTerm = 0xffffffff;

}  // namespace

MatchFinder::MatchFinder(const HighlightTerms& terms, const std::string& stemmer, Stemmer& stems)
    : stemmer_(stemmer), stems_(stems) {
  for (const std::vector<std::string>& phrase : terms.phrases) {
    if (phrase.empty()) continue;
    std::vector<uint32_t> numbers;
    for (const std::string& term : phrase) {
      numbers.push_back(
          phrase_terms_.try_emplace(term, static_cast<uint32_t>(phrase_terms_.size())).first->second);
    }
    starting_.resize(phrase_terms_.size());
    starting_[numbers.front()].push_back(static_cast<uint32_t>(phrases_.size()));
    phrases_.push_back(std::move(numbers));
  }
  keys_ = static_cast<uint32_t>(phrases_.size());
  for (const std::string& form : terms.forms) forms_.emplace(form, keys_++);
  for (const auto& [language, words] : terms.stems) {
    if (language != stemmer) continue;
    for (const std::string& word : words) {
      if (stem_keys_.emplace(word, keys_).second) ++keys_;
    }
  }
}

std::vector<Match> MatchFinder::find(std::string_view text) const {
  std::vector<Match> found;
  std::vector<Place> places;
  if (keys_ == 0) return found;
  tokenise(text, [&](const Token& token) {
    if (token.kind == TokenKind::cjk_pair) return;
    match_words(token, found);
    if (phrases_.empty()) return;
    const auto term = phrase_terms_.find(token.term);
    places.push_back(
        {token.begin, token.end, token.position, term == phrase_terms_.end() ? kNoTerm : term->second});
  });
  match_phrases(places, found);
  std::sort(found.begin(), found.end(), [](const Match& a, const Match& b) {
    return std::tie(a.begin, a.end, a.key) < std::tie(b.begin, b.end, b.key);
  });
  return found;
}

void MatchFinder::match_words(const Token& token, std::vector<Match>& found) const {
  if (const auto form = forms_.find(token.term); form != forms_.end()) {
    found.push_back({token.begin, token.end, form->second});
  }
  if (stem_keys_.empty()) return;
  if (const auto stem = stem_keys_.find(stems_.stem(token, stemmer_)); stem != stem_keys_.end()) {
    found.push_back({token.begin, token.end, stem->second});
  }
}

void MatchFinder::match_phrases(const std::vector<Place>& places, std::vector<Match>& found) const {
  for (size_t i = 0; i < places.size(); ++i) {
    if (places[i].term == kNoTerm) continue;
    for (const uint32_t key : starting_[places[i].term]) {
      const std::vector<uint32_t>& phrase = phrases_[key];
      size_t k = 1;
      while (k < phrase.size() && i + k < places.size() && places[i + k].term == phrase[k] &&
             places[i + k].position == places[i].position + k) {
        ++k;
      }
      if (k == phrase.size()) found.push_back({places[i].begin, places[i + k - 1].end, key});
    }
  }
}

std::vector<std::pair<size_t, size_t>> marks_of(const std::vector<Match>& matches, size_t begin, size_t end) {
  std::vector<std::pair<size_t, size_t>> marks;
  for (const Match& match : matches) {
    const size_t from = std::max(match.begin, begin);
    const size_t to = std::min(match.end, end);
    if (from >= to) continue;
    if (!marks.empty() && from <= marks.back().second) {
      marks.back().second = std::max(marks.back().second, to);
    } else {
      marks.emplace_back(from, to);
    }
  }
  return marks;
}

}  // namespace news
