// Where marks and cuts may lie: not inside a grapheme (a letter and its accents), nor inside what may be a
// character entity (&amp;), which some texts hold unresolved.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace news {

// Half-open ranges of bytes, ascending, apart.
using Marks = std::vector<std::pair<size_t, size_t>>;

// Widens marks to whole graphemes (UAX #29) and entities; those that then overlap or touch become one.
// Precondition: valid UTF-8, marks on code points.
void make_whole(std::string_view text, Marks& marks);

// The beginning of the entity that `pos` lies inside of, else `pos`.
size_t before_entity(std::string_view text, size_t pos) noexcept;

}  // namespace news
