#include "indexer/json_feed.h"

#include "common/json.h"

namespace news {

namespace {

std::string text_of(const json::Value& object, std::string_view name) {
  const json::Value* value = object.find(name);
  return value != nullptr && value->is(json::Type::string) ? value->text : std::string();
}

void add_author(const json::Value& author, std::vector<std::string>& authors) {
  if (std::string name = text_of(author, "name"); !name.empty()) authors.push_back(std::move(name));
}

}  // namespace

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
  if (!text_of(value, "version").starts_with(kVersion)) return feed;
  feed.title = text_of(value, "title");
  feed.language = text_of(value, "language");
  if (const json::Value* authors = value.find("authors")) {
    for (const json::Value& author : authors->items) add_author(author, feed.authors);
  }
  if (const json::Value* author = value.find("author"); author != nullptr && feed.authors.empty())
    add_author(*author, feed.authors);  // version 1
  return feed;
}

}  // namespace news
