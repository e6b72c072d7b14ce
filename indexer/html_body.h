// The text of the article on a page, without the page's furniture. Pure function, thread-safe.
#pragma once

#include <string>

#include "indexer/html_dom.h"

namespace news {

struct BodyHints {
  std::string title;         // of the article: repeated above the text it is no part of it
  std::string article_body;  // what the page's JSON-LD says the text is: often cut or flat; "" if nothing
};

// Paragraphs separated by empty lines, '\n' where the page breaks a line; "" if the page holds no prose.
std::string extract_body(const HtmlDocument& page, const BodyHints& hints);

}  // namespace news
