#include "indexer/html_metadata.h"

#include <algorithm>

#include "common/ascii.h"
#include "common/utf8.h"

namespace news {
namespace {

bool has_word(std::string_view list, std::string_view word) {
  const std::string folded = ascii_lowered(list);
  for (size_t begin = 0; begin < folded.size();) {
    const size_t end = std::min(folded.find_first_of(" \t\r\n", begin), folded.size());
    if (std::string_view(folded).substr(begin, end - begin) == word) return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

PageMetadata::PageMetadata(const HtmlDocument& page) {
  for (NodeId id = 0; id < page.size(); ++id) {
    switch (page[id].tag) {
      case Tag::html:
        if (lang.empty()) lang = page.attribute(id, "lang");
        if (lang.empty()) lang = page.attribute(id, "xml:lang");
        break;
      case Tag::title:
        if (title.empty()) title = page.text_of(id);
        break;
      case Tag::link:
        if (canonical.empty() && has_word(page.attribute(id, "rel"), "canonical"))
          canonical = trim(page.attribute(id, "href"));
        break;
      case Tag::base:
        if (base.empty()) base = trim(page.attribute(id, "href"));
        break;
      case Tag::meta: {
        const std::string content = fold_space(page.attribute(id, "content"));
        if (content.empty()) break;
        for (const std::string_view kind : {"property", "name", "itemprop", "http-equiv"}) {
          const std::string_view name = page.attribute(id, kind);
          if (!name.empty()) values_.emplace_back(ascii_lowered(trim(name)), content);
        }
        break;
      }
      default:
        break;
    }
  }
}

std::string PageMetadata::first(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    for (const auto& [key, value] : values_) {
      if (key == name) return value;
    }
  }
  return {};
}

std::vector<std::string> PageMetadata::all(std::string_view name) const {
  std::vector<std::string> found;
  for (const auto& [key, value] : values_) {
    if (key == name) found.push_back(value);
  }
  return found;
}

std::vector<std::string> microdata(const HtmlDocument& page, std::string_view property) {
  std::vector<std::string> values;
  for (NodeId id = 0; id < page.size(); ++id) {
    if (page[id].attribute_count == 0 || page[id].tag == Tag::meta) continue;
    if (page.attribute(id, "itemtype").find("Comment") != std::string_view::npos) {
      id = page[id].end - 1;
      continue;
    }
    if (!has_word(page.attribute(id, "itemprop"), ascii_lowered(property))) continue;
    std::string value(page.attribute(id, "content"));
    if (value.empty()) value = page.attribute(id, "datetime");
    if (value.empty()) value = page.text_of(id);
    value = fold_space(value);
    if (!value.empty()) values.push_back(std::move(value));
  }
  return values;
}

}  // namespace news
