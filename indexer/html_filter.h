// The step before the parser: a web page without what holds no text of an article. Scripts, styles, drawings
// and comments make up most of a page's bytes, and odd tags and attributes are where parsers lose time, so
// both are settled here, in one pass over the bytes. Pure function, thread-safe; time and memory are linear
// in the page whatever it holds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news {

struct FilteredPage {
  // Valid UTF-8 if the page was. Tags in lower case, with the few attributes that say something about text
  // or fields, each once and in double quotes; <form> is renamed <x-form>, because parsers close what it
  // stands in; "/>" is ">", as browsers have it. A '<' that opens no tag is "&lt;".
  std::string markup;
  std::vector<std::string> json_ld;  // contents of <script type="application/ld+json">, as they stand
  // What other scripts call the date of publication: the first value of a member of such a name.
  std::string script_date;
};

// A value longer than this is no class, address or description.
inline constexpr size_t kLongestAttribute = 16 << 10;

FilteredPage filter_page(std::string_view page);

}  // namespace news
