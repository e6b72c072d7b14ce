// Lists and dictionaries of strings as Python prints them, which is what data frames leave in CSV cells:
// "['First paragraph', \"It's the second\"]" and "{'id': None, 'name': 'BBC News'}". Pure functions,
// thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace news {

// Appends the string at the beginning of `text` ('...' or "...", with the prefix u or b) to `out` and returns its
// length with its quotes; 0 if none stands there or it is not closed.
size_t python_string(std::string_view text, std::string& out);

// The strings of a list (or tuple); None and numbers are left out. nullopt unless the whole text is a list of
// such.
std::optional<std::vector<std::string>> python_list(std::string_view text);

// The string member `name` of a dictionary with simple values; nullopt if the text is none or has no such
// member.
std::optional<std::string> python_member(std::string_view text, std::string_view name);

}  // namespace news
