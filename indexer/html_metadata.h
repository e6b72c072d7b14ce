// What the head of a page says about it: meta elements (Dublin Core, OpenGraph, news keywords and the names
// that publishing systems use), links, microdata. Pure functions, thread-safe.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/html_dom.h"

namespace news {

class PageMetadata {
 public:
  explicit PageMetadata(const HtmlDocument& page);

  // The first value that is not empty of the first of these names that has one; names (of `name`, `property`,
  // `itemprop`, `http-equiv`) in lower case. "" if there is none.
  std::string first(std::initializer_list<std::string_view> names) const;
  // All values of one name, empty ones left out.
  std::vector<std::string> all(std::string_view name) const;

  std::string canonical;  // <link rel=canonical>, as it stands
  std::string base;       // <base href>
  std::string lang;       // of the html element
  std::string title;      // of the title element

 private:
  std::vector<std::pair<std::string, std::string>> values_;
};

// The values of elements with this itemprop, outside of comments: content, datetime, or the text.
std::vector<std::string> microdata(const HtmlDocument& page, std::string_view property);

}  // namespace news
