// Markup in records (feeds, JSON exports, CSV cells) to plain text. This is for fragments that are the
// article already; finding the article in a whole web page is another matter. Pure functions, thread-safe;
// time and memory are linear in the input whatever it holds: no tree is built, so nesting has no bound and no
// cost, and nothing outside the text is ever read.
#pragma once

#include <string>
#include <string_view>

namespace news {

// The text of a piece of HTML or XHTML, UTF-8 in and out. Tags and comments are dropped, and with script,
// style and the like their contents; block elements become paragraphs separated by one empty line, <br> a
// single line end; entities are decoded once; white space is folded as a browser folds it (U+00A0 too),
// except in <pre>. If there is no <p>, <div> or <br>, the line ends of the text itself stand, and empty lines
// separate paragraphs (blog exports). A '<' that opens no tag is text.
std::string text_from_html(std::string_view html);

// Decodes character references once: numeric ones (with the windows-1252 meaning of 128-159, as browsers do),
// those of HTML 4 by name and frequent ones of HTML 5. Control characters other than tab and line end vanish.
// What is no reference stays.
// "&amp;lt;" becomes "&lt;". A missing ';' is forgiven for numbers and for amp, lt, gt, quot and nbsp.
std::string decode_entities(std::string_view text);

}  // namespace news
