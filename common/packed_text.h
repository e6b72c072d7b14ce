// Texts of some kilobytes as compressed bytes, for rows of a database.
#pragma once

#include <string>
#include <string_view>

namespace news {

// The length in four bytes, least first, and a zlib stream. Precondition: less than 4 GiB.
std::string pack_text(std::string_view text);
// Throws Error(corrupt) for anything that pack_text never writes.
std::string unpack_text(std::string_view packed);

}  // namespace news
