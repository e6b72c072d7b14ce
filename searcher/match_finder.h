// Where the words and phrases of a query stand in a text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/analysis.h"
#include "searcher/snippet.h"

namespace news {

// One place that matches, in bytes of the text. Keys number what was asked for: phrases from 0, then words.
struct Match {
  size_t begin = 0;
  size_t end = 0;
  uint32_t key = 0;
};

class MatchFinder {
 public:
  // Keeps references: terms and stems must outlive it. `stemmer` is that of the article.
  MatchFinder(const HighlightTerms& terms, const std::string& stemmer, Stemmer& stems);

  // Ascending by begin; may overlap where a word of a phrase was asked for on its own too.
  std::vector<Match> find(std::string_view text) const;

  // Keys below this number are phrases.
  uint32_t phrases() const noexcept { return static_cast<uint32_t>(phrases_.size()); }
  // All keys are below this number.
  uint32_t keys() const noexcept { return keys_; }

 private:
  // A token of the text as far as phrases care.
  struct Place {
    size_t begin;
    size_t end;
    uint32_t position;
    uint32_t term;  // number of the term among those of all phrases; kNoTerm if in none
  };
  void match_words(const Token& token, std::vector<Match>& found) const;
  void match_phrases(const std::vector<Place>& places, std::vector<Match>& found) const;

  using Numbers = std::unordered_map<std::string_view, uint32_t>;
  const std::string stemmer_;
  Stemmer& stems_;
  Numbers forms_;                                // form -> key
  Numbers stem_keys_;                            // stem -> key
  Numbers phrase_terms_;                         // term -> its number in phrases_
  std::vector<std::vector<uint32_t>> phrases_;   // by key: numbers of terms
  std::vector<std::vector<uint32_t>> starting_;  // by number of a term: phrases that begin with it
  uint32_t keys_ = 0;
};

// The matches that reach into [begin, end), cut to it, as marks: those that overlap or touch are one. Offsets
// stay those of the text that was searched.
std::vector<std::pair<size_t, size_t>> marks_of(const std::vector<Match>& matches, size_t begin, size_t end);

}  // namespace news
