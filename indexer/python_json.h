// Records as Python prints them (print(record), str(), repr()), which scripts leave in files for JSON:
// {'title': "It's here", 'authors': ['Ann Lee'], 'url': None, 'date': datetime.datetime(2018, 1, 2, 3, 4)}.
// Pure functions, thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace news {

// True if the text begins with a dictionary, or a list of such, whose first key stands in single quotes.
bool begins_like_python(std::string_view text);

// The same value as JSON; nullopt if the text is no dictionary or list of strings (with the prefixes b and u),
// numbers, True, False, None, nan, dates of the module datetime and such values in lists, tuples and
// dictionaries, or if it is nested more than json::kMaxDepth levels. Calls of other names (ObjectId('5f'),
// Timestamp('2018-01-02')) are their first argument. Time and memory are linear in the text.
std::optional<std::string> json_from_python(std::string_view text);

}  // namespace news
