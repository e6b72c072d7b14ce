// Where in an article the words of a query stand together, judged by positions alone: for articles of which
// only passages are read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace news {

// Where one of the things asked for stands: a word in all its forms, or a phrase.
struct WordPlaces {
  std::vector<uint32_t> positions;  // of its first word, ascending
  uint32_t words = 1;
  bool phrase = false;
  bool whole = true;        // false: there are more
  bool everywhere = false;  // so many that there is one in nearly every passage
};

// Positions from the first word to the last.
struct TextPlace {
  uint32_t begin = 0;
  uint32_t end = 0;
  bool operator==(const TextPlace&) const = default;
};

// A passage shows what is at most so many positions apart: a snippet has 240 columns.
inline constexpr uint32_t kPassageWords = 40;
// A snippet is joined of as many passages at most.
inline constexpr size_t kMostPlaces = 3;

// The place with the most phrases, then the most different words, then the shortest, then the earliest; then
// those that have most of what is still missing. Words that stand everywhere count only if all of them do.
std::vector<TextPlace> best_places(const std::vector<WordPlaces>& asked);

}  // namespace news
