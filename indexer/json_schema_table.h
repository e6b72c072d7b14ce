// The members of the schemas of JSON records that are known, as data; json_schemas.cc reads by them.
#pragma once

#include <span>
#include <string_view>

namespace news {

// Paths of the fields, best first, separated by spaces (JsonMembers).
struct JsonSchema {
  std::string_view name;
  std::string_view needs;  // members that tell it, all needed; "a|b" is one of them
  std::string_view id, url, title, subtitle, body, byline, source, published, updated, category, tags, lang;
};

// In order of detection.
std::span<const JsonSchema> json_schemas() noexcept;

}  // namespace news
