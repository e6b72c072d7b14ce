// English words that say nothing about what a question is about.
#pragma once

#include <string_view>

namespace news {

// Snowball's English list of 174 words (http://snowball.tartarus.org/algorithms/english/stop.txt). `word` is
// folded as tokenise() does.
bool is_stop_word(std::string_view word) noexcept;

}  // namespace news
