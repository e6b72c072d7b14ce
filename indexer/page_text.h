// Pages that a program wrote down as text with all that stood on them (menus, teasers, comments, legal
// notes): finding the article in them. Pure functions, thread-safe. Text is UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace news {

// The article of such a text as a saved page would have it: the headline, lines that say who wrote it and
// when, the paragraphs. Nothing if the text is not known by its menus and notes to be a whole page: then all
// of it may be the article. How the place is found is told in indexer/FORMATS.md.
std::optional<std::string> article_of_page_text(std::string_view text);

}  // namespace news
