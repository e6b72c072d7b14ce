// Where the words of a stored article stand, in the positions that the index has for them
// (common/INDEX_FORMAT.md): for what is judged on the text itself, after the index has named the candidates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace news {

// A space of positions of its own.
enum class PlaceScope : uint8_t {
  text,    // headline, subtitle and paragraphs
  title,   // the headline alone: the same positions
  byline,  // the authors' names
};

class ArticlePlaces {
 public:
  // Takes the article apart, which costs as much as indexing it.
  ArticlePlaces(Article article, PlaceScope scope);
  ArticlePlaces(const ArticlePlaces&) = delete;
  ArticlePlaces& operator=(const ArticlePlaces&) = delete;

  // The word (or CJK character) at a position as it is written; "" if there is none.
  std::string_view written_at(uint32_t position) const noexcept;

 private:
  struct Place {
    uint32_t position;
    std::string_view written;
  };
  void add_part(std::string_view text);

  Article article_;
  std::vector<Place> places_;  // ascending
  uint32_t last_ = 0;          // of the parts so far
};

}  // namespace news
