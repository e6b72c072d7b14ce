// Where the words and phrases of a query stand in a text. Finds what a walk over tokenise() would find, but
// gives to the tokeniser only what WordFilter lets through.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/analysis.h"
#include "searcher/snippet.h"
#include "searcher/word_filter.h"

namespace news {

// One place that matches, in bytes of the text. Keys number what was asked for: phrases from 0, then words.
struct Match {
  size_t begin = 0;
  size_t end = 0;
  uint32_t key = 0;
  bool operator==(const Match&) const = default;
};

// Not thread-safe. One for all articles of a search that share a stemmer: making one costs more than using it
// on a short text.
class MatchFinder {
 public:
  // Keeps references: terms and stems must outlive it. `stemmer` is that of the articles.
  MatchFinder(const HighlightTerms& terms, const std::string& stemmer, Stemmer& stems);

  // Ascending by begin; may overlap where a word of a phrase was asked for on its own too.
  std::vector<Match> find(std::string_view text) const;

  // Keys below this number are phrases.
  uint32_t phrases() const noexcept { return static_cast<uint32_t>(phrases_.size()); }
  // All keys are below this number.
  uint32_t keys() const noexcept { return keys_; }

 private:
  static constexpr uint32_t kNone = 0xffffffff;
  // What a folded surface form is good for.
  struct Wanted {
    uint32_t key = kNone;   // as a word of its own
    uint32_t term = kNone;  // its number among those of all phrases
  };
  // A character that is not ASCII.
  struct Character {
    char32_t c = 0;
    bool cjk = false;     // a token by itself
    bool word = false;    // belongs to words
    bool begins = false;  // a wanted word may begin with it
    bool mark = false;    // combines with what stands before it
    Wanted wanted;        // of a CJK character
  };
  class Scan;

  uint32_t number_of_term(const std::string& term);
  void every_word_begins();
  void begin_with(std::string_view folded);
  const Character& character(char32_t c) const;
  Wanted wanted(const std::string& term) const;
  uint32_t stem_key(const Token& token) const;

  const std::string stemmer_;
  Stemmer& stems_;
  std::unordered_map<std::string_view, Wanted> words_;        // by folded form
  std::unordered_map<std::string_view, uint32_t> stem_keys_;  // stem -> key
  std::vector<std::vector<uint32_t>> phrases_;                // by key: numbers of terms
  std::vector<std::vector<std::string>> spellings_;  // of each phrase, if its very spelling is asked for
  std::vector<std::vector<uint32_t>> starting_;      // by number of a term: phrases that begin with it
  uint32_t terms_ = 0;
  uint32_t keys_ = 0;

  WordFilter filter_;
  bool every_beginning_ = false;               // the stemmer changes beginnings
  std::unordered_set<char32_t> beginnings_;    // first characters of wanted words that are not ASCII
  std::vector<std::string_view> cores_;        // stem_core() of the stems, or their first characters
  mutable std::vector<Character> characters_;  // recent ones, each at its place by code point
};

// The matches that reach into [begin, end), cut to it, as marks: those that overlap or touch are one. Offsets
// stay those of the text that was searched.
std::vector<std::pair<size_t, size_t>> marks_of(const std::vector<Match>& matches, size_t begin, size_t end);

}  // namespace news
