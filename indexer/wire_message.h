// One message of an agency wire as an article. Pure.
#pragma once

#include <string_view>

#include "indexer/reader.h"

namespace news {

// The three parts of a message: before STX, up to ETX, behind it. Marks of typesetting in the text are read:
// table cells, fractions, typewriter quotes.
RawArticle read_wire_message(std::string_view head, std::string_view text, std::string_view trailer);

}  // namespace news
