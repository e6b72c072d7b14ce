// Who wrote the article on a page. Pure function, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "indexer/html_jsonld.h"
#include "indexer/html_metadata.h"

namespace news {

// JSON-LD, meta elements, rel=author and itemprop=author, elements whose class says byline or author beside
// the headline, a line behind the headline that begins with "By" and a name; the first of these that names
// persons. An outlet (`source`, or a name that the markup gives to an organisation) stands only if the page
// names nobody else. Addresses and initials in brackets are dropped.
std::vector<std::string> find_authors(const HtmlDocument& page, const PageMetadata& metadata,
                                      const LdArticle& ld, const std::string& source, const std::string& url);

// The text without a byline of these authors as its first paragraph.
std::string without_byline(const std::string& body, const std::vector<std::string>& authors);

}  // namespace news
