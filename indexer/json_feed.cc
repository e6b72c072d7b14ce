#include "indexer/json_feed.h"

#include "common/json.h"
#include "indexer/json_members.h"

namespace news {

void JsonFeed::complete(RawArticle& item) const {
  if (item.byline.empty()) item.byline = authors;
  if (item.lang.empty()) item.lang = language;
  if (!title.empty()) item.source = title;
}

JsonFeed json_feed_of(std::string_view members) {
  JsonFeed feed;
  constexpr std::string_view kVersion = "https://jsonfeed.org/version/";
  if (members.find("jsonfeed.org/version/") == std::string_view::npos &&
      members.find("jsonfeed.org\\/version\\/") == std::string_view::npos)
    return feed;
  json::Value value;
  json::ParseError error;
  if (!json::parse(std::string(members) + '}', value, error)) return feed;
  JsonMembers around(value);
  if (!around.text("version").starts_with(kVersion)) return feed;
  feed.title = around.text("title");
  feed.language = around.text("language");
  feed.authors = around.list("authors[].name author.name");  // the second is of version 1
  return feed;
}

}  // namespace news
