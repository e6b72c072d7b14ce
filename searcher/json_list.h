// A list of objects in the output format json, one a line, and what stands before it. Escapes controls.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "searcher/results.h"

namespace news {

// What goes before the list of a page: label (of a query in a batch, else empty), query, total, seconds, and
// the list's name. Without controls escaped.
std::string json_page_opening(const Results& results, std::string_view label, std::string_view list);

// Throws Error(io) when the output cannot be written. May begin again after its end.
class JsonList {
 public:
  explicit JsonList(std::FILE* out) : out_(out) {}

  // `opening` ends with the bracket of the list.
  void begin(std::string_view opening);
  void item(std::string_view object);
  // `closing` is what stands behind the list's bracket, line end included.
  void end(std::string_view closing);

 private:
  std::FILE* out_;
  bool first_ = true;
};

}  // namespace news
