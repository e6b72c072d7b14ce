// The title of the article on a page, from what the markup says, the headings and the title element. Pure
// functions, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "indexer/html_dom.h"
#include "indexer/html_jsonld.h"
#include "indexer/html_metadata.h"

namespace news {

// Texts of headings, in the order of the page, white space folded, empty ones left out.
struct PageHeadings {
  explicit PageHeadings(const HtmlDocument& page);

  std::vector<std::string> main;    // h1
  std::vector<std::string> others;  // h2 and h3, the first of them
  std::vector<std::string>
      parts;  // of h1 that hold several elements, the last: the headline behind its topic

 private:
  void add_part(const HtmlDocument& page, NodeId heading, const std::string& text);
};

struct TitleSources {
  const PageMetadata& metadata;
  const LdArticle& ld;
  const PageHeadings& headings;
  const std::string &outlet, &url;  // the outlet's name and the address of the page: "" if not known
};

struct PageTitle {
  std::string title;     // "" if the page has none
  std::string headline;  // what the page shows as its headline, where that is not the title; else ""
};

// The order is in indexer/FORMATS.md.
PageTitle find_title(const TitleSources& sources);

// JSON-LD and meta elements are often encoded twice, and some hold tags: `text` without, white space folded.
std::string plain_value(const std::string& text);

}  // namespace news
