// When a page was published, by its markup, its text or its address. Pure functions, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "common/date.h"
#include "indexer/html_blocks.h"
#include "indexer/html_jsonld.h"
#include "indexer/html_metadata.h"

namespace news {

struct PageDate {
  std::string text;  // as written, readable by read_date(); "" if the page tells none
  DateOrigin origin = DateOrigin::none;
};

struct DateContext {
  std::string url, title;
  std::string script_date;  // see FilteredPage
};

// The first of these that tells a date that can be one: JSON-LD of the article, meta elements and microdata,
// <time> beside the headline, text beside the headline or labelled as a date, the address, JSON-LD of
// anything else. `blocks` are all texts of the page.
PageDate published_date(const HtmlDocument& page, const PageMetadata& metadata, const LdArticle& ld,
                        const DateContext& context, const std::vector<TextBlock>& blocks);

// When it was last changed; "" if the page does not tell.
std::string updated_date(const HtmlDocument& page, const PageMetadata& metadata, const LdArticle& ld);

}  // namespace news
