// Base64 as feeds and mail hold it (RFC 4648, white space and line ends anywhere). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace news {

// The bytes; nullopt if the text holds a character of no meaning or breaks off inside a group of less than
// two characters. Missing '=' at the end are forgiven; what follows them is ignored.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace news
