// Where text may be divided: between graphemes, and where a line may end. ICU's boundaries (UAX #29, UAX #14)
// on UTF-8, so that Chinese wraps without spaces and a letter is never parted from its accent; plain ASCII
// does without ICU. Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "common/analysis.h"

namespace news {

// Nothing but U+0020 to U+007E: one byte, one character, one column.
bool is_printable_ascii(std::string_view text) noexcept;

// Byte offsets of the boundaries, ascending, from 0 to text.size(); {0} for an empty text. Invalid bytes
// count as U+FFFD.
std::vector<size_t> grapheme_breaks(std::string_view text);
// Places where a line may end. White space belongs to what stands before it. In a text that is all printable
// ASCII: after spaces, and after a hyphen or slash between letters.
std::vector<size_t> line_breaks(std::string_view text);

// `text` as lines of at most `columns` terminal columns (the first of at most `first_columns`): byte ranges
// without the spaces at their ends. A word longer than a line is cut between graphemes; a grapheme wider than
// the line stands alone. 0 columns means no limit. At least one range, empty if the text is. Precondition: no
// control characters (news::printable).
std::vector<Range> wrap(std::string_view text, size_t first_columns, size_t columns);

}  // namespace news
