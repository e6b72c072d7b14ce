// What a page says about its article in JSON-LD (schema.org). Pure functions, thread-safe.
#pragma once

#include <string>
#include <vector>

namespace news {

// Absent members are empty. Texts may hold entities and tags, dates are as written.
struct LdArticle {
  bool found = false;  // an object of a type that ends in Article, or of a kindred type
  std::string headline, name, description, published, updated, section, publisher, url, language, body;
  std::vector<std::string> authors, keywords;
  // Of objects that are no article (a recipe, the page, a video): taken when nothing better is known.
  std::string page_published, page_updated, page_headline;
  std::vector<std::string> page_authors;
};

// `scripts` are the contents of the script elements: several objects, lists and graphs, references between
// them; what does not parse is passed over, after the usual slips (CDATA marks, comments, trailing commas)
// were mended. Of several articles the one whose address is `url` is taken, else the one whose headline is
// part of `heading`, else the first.
LdArticle read_json_ld(const std::vector<std::string>& scripts, const std::string& url,
                       const std::string& heading);

}  // namespace news
