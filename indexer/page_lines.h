// What the lines say that stand around articles in pages written down as text. `line` is one line or
// paragraph, case does not matter. Pure functions, thread-safe.
#pragma once

#include <string_view>

namespace news {

// What a page says behind an article: "34 Comments", "Related articles", "About the author".
bool ends_article(std::string_view line);
// Notes of the outlet on cookies, rights and terms.
bool is_legal_line(std::string_view line);
// A line of a menu that most pages have: "Home", "Log in", "Contact us".
bool is_menu_line(std::string_view line);

}  // namespace news
