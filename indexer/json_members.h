// Taking members out of a JSON record by path, and keeping track of what was not taken.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/json.h"

namespace news {

// A path is names separated by dots, "[]" for every item of a list: "tags[].webTitle". The record must
// outlive this object.
class JsonMembers {
 public:
  explicit JsonMembers(const json::Value& record) : record_(record) {}

  // The text of the first of `paths` (separated by spaces) that gives any, and marks it as taken. A list
  // gives its first text, an object its rendered, name, value or text member.
  std::string text(std::string_view paths);
  // The same, but of a list all texts, joined by empty lines. Items that are objects give their content,
  // text, html or value, unless their type says that they are no paragraph (pictures, titles, embedded
  // things).
  std::string paragraphs(std::string_view paths);
  // All texts of the first path that gives any. A string that is a Python list ("['a', 'b']") is read as one.
  std::vector<std::string> list(std::string_view paths);
  // Takes a member without using it.
  void drop(std::string_view path);
  // What was not taken, as name and canonical JSON, in the order of the record. A value equal to `body` is
  // not repeated.
  std::vector<std::pair<std::string, std::string>> rest(const std::string& body) const;

 private:
  std::vector<std::string> collect(std::string_view path) const;

  const json::Value& record_;
  std::set<std::string, std::less<>> taken_;
};

// The text of a value as JsonMembers::text finds it; "" if it has none.
std::string text_of_value(const json::Value& value);

}  // namespace news
