// "Did you mean": the known name that a mistyped one most likely stands for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace news {

// Edits that turn `a` into `b`: insertion, removal or replacement of a byte, or a swap of two neighbours,
// where no byte is edited twice (optimal string alignment, Damerau 1964 restricted). Meant for short ASCII
// names.
size_t edit_distance(std::string_view a, std::string_view b);

// The name nearest to `typed`, the first among equals; "" when none is near enough to be worth a question:
// one edit for names of up to 4 bytes, two up to 8, three beyond; an unfinished name ("--verb") counts as
// near the shortest name that it begins, if at least three bytes after any dashes were typed. Letter case is
// ignored.
std::string suggest(std::string_view typed, const std::vector<std::string>& names);

}  // namespace news
