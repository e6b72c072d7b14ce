// The parts of a text that may be page furniture: what stands alone, or at an edge of the text. A sentence in
// the middle of a paragraph is never one.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace news {

struct FurnitureSentence {
  enum class Place : uint8_t {
    alone,  // a whole paragraph; a line, in a text without empty lines
    head,   // one of the first sentences of the first paragraph, in their order
    tail,   // one of the last sentences of the last paragraph, in their order
  };
  TextRange range;    // trimmed
  uint64_t hash = 0;  // furniture_hash
  Place place = Place::alone;
};

// Shorter or longer ones, in bytes, are not looked at.
inline constexpr size_t kLeastFurniture = 5;
inline constexpr size_t kMostFurniture = 1000;
// So many sentences at an edge, and of these only what lies in so many bytes.
inline constexpr size_t kEdgeSentences = 3;
inline constexpr size_t kEdgeBytes = 320;

// All candidates: first those that stand alone, then the head, then the tail, each ascending. Pure; linear in
// the text. Texts of 4 GiB or more have none. `found` is emptied first.
void furniture_sentences(std::string_view body, std::vector<FurnitureSentence>& found);

}  // namespace news
