// What furniture says: the lines that stand between, before and after the paragraphs of an article. Pure
// function, thread-safe.
#pragma once

#include <string_view>

namespace news {

// True for a line that no article would hold, in the languages news is written in: "Advertisement", "Read
// more: ...", "Follow us on ...", "(Photo: ...)". `text` is one block of a page; `prose` says that it reads
// like a sentence of an article, which makes the judgement stricter.
bool is_furniture_line(std::string_view text, bool prose);

}  // namespace news
