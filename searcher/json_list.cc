#include "searcher/json_list.h"

#include "common/json.h"
#include "searcher/renderer.h"

namespace news {

std::string json_page_opening(const Results& results, std::string_view label, std::string_view list) {
  std::string text;
  json::Writer writer(text);
  writer.begin_object();
  writer.optional("label", label);
  writer.key("query");
  writer.string(results.query);
  writer.key("total");
  writer.number(results.total);
  writer.key("total_is_exact");
  writer.boolean(results.total_is_exact);
  writer.key("seconds");
  writer.number(results.seconds, 6);
  writer.key(list);
  writer.begin_array();
  return text;
}

void JsonList::begin(std::string_view opening) {
  put(out_, escape_controls(opening));
  first_ = true;
}

void JsonList::item(std::string_view object) {
  put(out_, first_ ? "\n" : ",\n");
  put(out_, escape_controls(object));
  first_ = false;
}

void JsonList::end(std::string_view closing) {
  put(out_, first_ ? "]" : "\n]");
  put(out_, escape_controls(closing));
}

}  // namespace news
