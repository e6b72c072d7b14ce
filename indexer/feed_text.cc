#include "indexer/feed_text.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/base64.h"
#include "indexer/clean_text.h"
#include "indexer/encoding.h"
#include "indexer/html_text.h"
#include "indexer/xml_tag.h"

namespace news {
namespace {

struct Vocabulary {
  std::string_view begins;  // of its address, without "http://" and "www."
  std::string_view family;
};

// The longer of two that begin alike first.
constexpr std::array kVocabularies = std::to_array<Vocabulary>({
    {"purl.org/dc/elements/", "dc"},
    {"purl.org/dc/terms", "dcterms"},
    {"purl.org/rss/1.0/modules/content", "content"},
    {"purl.org/rss/1.0/modules/dcterms", "dcterms"},
    {"purl.org/rss/1.0/modules/", "*"},
    {"purl.org/rss/1.0", ""},
    {"purl.org/net/rss1.1", ""},
    {"channel.netscape.com/rdf/", ""},
    {"my.netscape.com/rdf/simple/0.9", ""},
    {"my.netscape.com/publish/formats/rss", ""},
    {"backend.userland.com/rss", ""},
    {"blogs.law.harvard.edu/tech/rss", ""},
    {"purl.org/atom/", "atom"},
    {"w3.org/2005/atom", "atom"},
    {"w3.org/1999/xhtml", "xhtml"},
    {"wordpress.org/export/", "wp"},
    {"search.yahoo.com/mrss", "media"},
    {"itunes.com/dtds/", "itunes"},
    {"itunes.apple.com/dtds/", "itunes"},
    {"rssnamespace.org/feedburner", "feedburner"},
});

bool holds_elements(const XmlElement& element) { return !element.children().empty(); }

// Neither text nor XML: Atom puts it in base64.
bool is_binary_type(std::string_view type) {
  if (type.find('/') == std::string_view::npos) return false;
  return !type.starts_with("text/") && !type.ends_with("+xml") && !type.ends_with("/xml");
}

std::string decoded_base64(const std::string& text) {
  const auto bytes = decode_base64(text);
  return bytes ? decode(*bytes).text : text;
}

}  // namespace

std::string text_of_markup(std::string_view text) {
  if (has_tags(text)) return text_from_html(text);
  std::string decoded = decode_entities(text);
  return has_paragraph_tags(decoded) ? text_from_html(decoded) : decoded;
}

std::string feed_text(const XmlElement& element) {
  if (!element) return {};
  const std::string type = ascii_lowered(fold_space(element.attribute("type")));
  const std::string mode = ascii_lowered(element.attribute("mode"));
  const bool atom = feed_family(element) == "atom" || !mode.empty();
  if (holds_elements(element)) return text_from_html(element.markup());
  std::string text = element.text();
  if (!atom) return text_of_markup(text);
  if (mode == "base64" || (mode.empty() && is_binary_type(type))) text = decoded_base64(text);
  const bool literal = type == "text" || (type == "text/plain" && mode != "escaped" && mode != "base64");
  // Without a type it is plain text by the standard; writers who did not know wrote HTML.
  if (literal || (type.empty() && mode.empty() && !has_tags(text))) return text;
  return text_of_markup(text);
}

std::string name_of_mailbox(std::string_view text) {
  std::string line = fold_space(text);
  for (const std::string_view pair : {"()", "<>", "[]"}) {
    const size_t open = line.find(pair[0]), close = line.rfind(pair[1]);
    if (open == std::string::npos || close == std::string::npos || close < open) continue;
    const std::string inside(trim(std::string_view(line).substr(open + 1, close - open - 1)));
    const std::string outside(trim(std::string_view(line).substr(0, open)));
    if (inside.find('@') != std::string::npos) return outside;
    if (outside.find('@') != std::string::npos) return inside;
  }
  const bool address = line.find('@') != std::string::npos && line.find(' ') == std::string::npos;
  return address ? std::string() : line;
}

std::string feed_family(const XmlElement& element) {
  const std::string prefix = ascii_lowered(element.prefix());
  std::string uri = ascii_lowered(element.uri());
  for (const std::string_view start : {"http://", "https://", "www."}) {
    if (uri.starts_with(start)) uri.erase(0, start.size());
  }
  for (const Vocabulary& known : kVocabularies) {
    if (!uri.starts_with(known.begins)) continue;
    if (known.family == "*") return prefix;
    const bool excerpt = known.family == "wp" && uri.find("excerpt") != std::string::npos;
    return std::string(excerpt ? "excerpt" : known.family);
  }
  return prefix;
}

std::vector<XmlElement> feed_children(const XmlElement& parent, std::string_view name) {
  const size_t colon = name.find(':');
  const std::string_view local = xml_local_name(name);
  const std::string own = feed_family(parent);
  auto found = parent.children(local);
  std::erase_if(found, [&](const XmlElement& child) {
    const std::string family = feed_family(child);
    return colon == std::string_view::npos ? family != own && !family.empty()
                                           : family != name.substr(0, colon);
  });
  return found;
}

XmlElement feed_child(const XmlElement& parent, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const auto found = feed_children(parent, name);
    if (!found.empty()) return found.front();
  }
  return {};
}

}  // namespace news
