// What a JSON Feed (jsonfeed.org, versions 1 and 1.1) says once for all its items.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/reader.h"

namespace news {

struct JsonFeed {
  std::string title, language;
  std::vector<std::string> authors;

  // Gives an item what it does not say itself: authors and language. The title of the feed is the source, as
  // it is of other feeds.
  void complete(RawArticle& item) const;
};

// From the members before its items, which are cut off: `{"version": "https://jsonfeed.org/version/1", ...
// "items": []`. Nothing is set if it is no JSON Feed.
JsonFeed json_feed_of(std::string_view members);

}  // namespace news
