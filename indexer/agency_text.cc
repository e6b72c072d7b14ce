#include "indexer/agency_text.h"

#include <algorithm>
#include <array>

#include "common/json.h"
#include "common/utf8.h"
#include "indexer/feed_text.h"
#include "indexer/html_text.h"
#include "indexer/xml_tag.h"

namespace news {
namespace {

// Elements of NITF and XHTML that are no text of the story.
constexpr std::array<std::string_view, 8> kBeside = {"media",  "media-caption", "body.end", "figcaption",
                                                     "figure", "script",        "style",    "head"};

bool is_beside(const XmlElement& element) {
  return std::ranges::any_of(kBeside, [&](std::string_view name) { return element.is(name); });
}

}  // namespace

std::string story_text(const XmlElement& body) { return text_from_html(body.markup(is_beside)); }

std::string content_text(const XmlElement& content) {
  for (const std::string_view name : {"body.content", "body"}) {
    const auto found = content.descendants(name);
    if (found.empty()) continue;
    const auto inner = found.front().descendants("body.content");
    return story_text(inner.empty() ? found.front() : inner.front());
  }
  return content.children().empty() ? text_of_markup(content.text()) : story_text(content);
}

void keep_extra(RawArticle& out, const std::string& name, std::string_view value) {
  if (trim(value).empty()) return;
  std::string text;
  json::write_string(text, fold_space(value));
  out.extra.emplace_back(name, std::move(text));
}

std::string_view local_code(std::string_view code) { return code.substr(code.rfind(':') + 1); }

std::string_view status_code(std::string_view code) {
  code = trim(code);
  return code.substr(code.find_last_of(":/") + 1);
}

}  // namespace news
