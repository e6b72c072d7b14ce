// Names of authors in bylines. Pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news {

// The authors that a byline names: "By A. Writer and B. Writer" is two. It is split only when every part
// looks like the name of a person; otherwise ("Jane Doe, Press Association", "gr/bp") it stays one. ';' and
// '|' always separate. Leading "By", "Por", "Par" are dropped.
std::vector<std::string> split_byline(std::string_view byline);

// Two to five words that may be the name of a person: capitals first (where the script has them), nothing
// that offices and agencies are called.
bool is_person_name(std::string_view name);

// False for entries without any letter, and for what pages put where the author should be ("None", an
// address).
bool is_author(std::string_view name);

}  // namespace news
