#include "indexer/field_aliases.h"

#include <catch2/catch.hpp>

namespace news {
namespace {

TEST_CASE("names of members and columns are read as fields", "[indexer][field_aliases]") {
  const std::pair<const char*, const char*> cases[] = {
      {"title", "title"},
      {"Headline", "title"},
      {"HEADLINES", "title"},
      {"body", "body"},
      {"articleBody", "body"},
      {"maintext", "body"},
      {"published", "published"},
      {"publishedAt", "published"},
      {"pubDate", "published"},
      {"Publish_Date", "published"},
      {"date published", "published"},
      {"author", "byline"},
      {"dc:creator", "byline"},
      {"web_url", "url"},
      {"link", "url"},
      {"publisher", "source"},
      {"outlet", "source"},
      {"section", "category"},
      {"keywords", "tags"},
      {"language", "lang"},
      {"dateModified", "updated"},
      {"description", "subtitle"},
      {"Body ID", "id"},
      {"来源", "source"},
      {"image", ""},
      {"", ""},
      {"_", ""},
  };
  for (const auto& [name, field] : cases) {
    INFO(name);
    CHECK(field_for_name(name) == field);
  }
}

TEST_CASE("of several names for one field the better has the lower rank", "[indexer][field_aliases]") {
  CHECK(alias_for_name("title")->rank < alias_for_name("headline")->rank);
  CHECK(alias_for_name("body")->rank < alias_for_name("text")->rank);
  CHECK(alias_for_name("published")->rank < alias_for_name("date")->rank);
  CHECK_FALSE(alias_for_name("urlToImage"));
}

TEST_CASE("only fields of a record may be mapped", "[indexer][field_aliases]") {
  CHECK(is_record_field("lang"));
  CHECK_FALSE(is_record_field("language"));
  CHECK_FALSE(is_record_field("family"));
}

}  // namespace
}  // namespace news
