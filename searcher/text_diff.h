// What changed from one text to another, in words. Pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace news {

enum class EditKind : uint8_t { same, removed, added };

struct Edit {
  EditKind kind = EditKind::same;
  std::string text;
  bool operator==(const Edit&) const = default;
};

// The edits that lead from one text to the other: `same` and `removed` joined give `before`, `same` and
// `added` joined give `after`, byte for byte. Paragraphs are compared first, then the words of those that
// differ (E. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986). Where little is left of a
// passage it is removed and added as a whole, and single blanks or signs between changed words are no common
// ground. Never two edits of one kind in a row, never an empty one. Time is linear in the texts, times the
// number of differences, which is bounded: beyond it the passage counts as replaced.
std::vector<Edit> text_diff(std::string_view before, std::string_view after);

}  // namespace news
