// Where the words that are to be marked stand in an article, from the index's positions.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "searcher/glass/positions.h"
#include "searcher/glass/segment.h"
#include "searcher/matching/best_places.h"
#include "searcher/snippet.h"

namespace news {

// Of one segment. Keeps references to both. Not thread-safe. Throws as glass::EntryCursor.
class WordPlacesReader {
 public:
  WordPlacesReader(const glass::Segment& segment, const HighlightTerms& wanted)
      : segment_(segment), wanted_(wanted) {}

  // How many things are wanted; at least 1.
  size_t wanted(const std::string& language) {
    return std::max<size_t>(
        1, wanted_.phrases.size() + words(language).size() + (wanted_.expanded.empty() ? 0 : 1));
  }
  // Of each thing that is wanted, phrases first, at most the first `most` places of each of its forms. For a
  // phrase more and more positions of its words are read until it is found. All expansions together are one
  // thing, the last. `language`: the article's stemmer.
  std::vector<WordPlaces> read(uint32_t document, const std::string& language, size_t most);
  // Reads again, with more places, what is not whole; but not the expansions.
  void read_more(uint32_t document, const std::string& language, size_t most, std::vector<WordPlaces>& found);

  // More are not looked up once one of them was found. Each costs about a fiftieth of a snippet of an article
  // of the usual length.
  static constexpr size_t kMostForms = 256;
  static constexpr size_t kMostExpansions = 24;

 private:
  using Forms = std::vector<std::string>;
  const std::vector<Forms>& words(const std::string& language);
  void add_places(uint32_t document, const std::string& form, size_t most, WordPlaces& places);
  WordPlaces places_of_expansions(uint32_t document, size_t most);
  WordPlaces places_of_word(uint32_t document, const Forms& forms, size_t most);
  WordPlaces places_of_phrase(uint32_t document, const std::vector<std::string>& phrase, size_t most);
  glass::PositionReader& positions(const std::string& term);

  const glass::Segment& segment_;
  const HighlightTerms& wanted_;
  std::map<std::string, std::vector<Forms>> words_;       // by language
  std::map<std::string, glass::PositionReader> readers_;  // by term
};

}  // namespace news
