// Golden files: what a program printed once and a person approved. scripts/approve rewrites them.
#pragma once

#include <string>

namespace news {

// Compares with the file of that name ("searcher/golden/text.txt") under tests/. With the variable GOLDEN_OUT
// set, the text is also written there, under the same name, so that scripts/approve can show the difference.
void check_golden(const std::string& name, const std::string& actual);

}  // namespace news
