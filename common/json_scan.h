// One pass over the members of a JSON object, for records of our own making of which only some members are
// wanted: nothing is built, and values that nobody asks for are skipped. Pure functions, thread-safe.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace news::json {

// Calls `sink` with the name and the text of the value of each member, as they stand (name without its
// quotes). False if `text` is not one object; then members may have been seen already. Only strings and
// brackets are followed: a number or word that JSON does not know, or a misplaced comma inside a nested
// value, is not noticed.
bool scan_object(std::string_view text,
                 const std::function<void(std::string_view name, std::string_view value)>& sink);

// The contents of a string written with its quotes. False if it is none, if an escape is wrong or makes half
// a surrogate pair, or if the contents are not valid UTF-8: parse() knows what becomes of these.
bool read_string(std::string_view value, std::string& out);

}  // namespace news::json
