#include "indexer/xml_tag.h"

#include <algorithm>

#include "common/ascii.h"

namespace news {
namespace {

constexpr auto kNpos = std::string_view::npos;
constexpr std::string_view kSpace = " \t\r\n\f";

bool is_space(char c) { return kSpace.find(c) != kNpos; }

bool begins_name(char c) {
  return (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool continues_name(char c) {
  return begins_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
}

// One attribute from `pos` on; returns where to go on.
size_t read_attribute(std::string_view inner, size_t pos, XmlTag& tag) {
  const size_t length = xml_name_length(inner.substr(pos));
  if (length == 0) return pos + 1;
  const std::string_view name = inner.substr(pos, length);
  size_t next = std::min(inner.find_first_not_of(kSpace, pos + length), inner.size());
  std::string_view value = name;
  if (next < inner.size() && inner[next] == '=') {
    next = std::min(inner.find_first_not_of(kSpace, next + 1), inner.size());
    if (next < inner.size() && (inner[next] == '"' || inner[next] == '\'')) {
      const size_t close = std::min(inner.find(inner[next], next + 1), inner.size());
      value = inner.substr(next + 1, close - next - 1);
      next = std::min(close + 1, inner.size());
    } else {
      const size_t end = std::min(inner.find_first_of(kSpace, next), inner.size());
      value = inner.substr(next, end - next);
      next = end;
    }
  }
  const bool known =
      std::ranges::any_of(tag.attributes, [&](const auto& entry) { return entry.first == name; });
  if (!known) tag.attributes.emplace_back(name, value);
  return next;
}

}  // namespace

XmlTagEnd find_tag_end(std::string_view text, bool respect_quotes) {
  char quote = 0;
  for (size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      return {true, i + 1};
    } else if (c == '<') {
      return {true, i};
    } else if (respect_quotes && (c == '"' || c == '\'')) {
      quote = c;
    }
  }
  return {};
}

XmlTag parse_xml_tag(std::string_view text) {
  XmlTag tag;
  std::string_view inner = text.substr(std::min<size_t>(1, text.size()));
  if (inner.ends_with('>')) inner.remove_suffix(1);
  if (inner.starts_with('/')) tag.closing = true, inner.remove_prefix(1);
  if (inner.ends_with('/')) tag.empty = !tag.closing, inner.remove_suffix(1);
  const size_t length = xml_name_length(inner);
  tag.name = inner.substr(0, length);
  if (tag.closing) return tag;
  constexpr size_t kMaxAttributes = 256;
  for (size_t pos = length; pos < inner.size() && tag.attributes.size() < kMaxAttributes;) {
    if (is_space(inner[pos]))
      ++pos;
    else
      pos = read_attribute(inner, pos, tag);
  }
  return tag;
}

size_t xml_name_length(std::string_view text) {
  if (text.empty() || !begins_name(text.front())) return 0;
  size_t length = 1;
  while (length < text.size() && continues_name(text[length])) ++length;
  return length;
}

std::string_view xml_local_name(std::string_view name) {
  const size_t colon = name.rfind(':');
  return colon == kNpos ? name : name.substr(colon + 1);
}

std::string escape_xml_attribute(std::string_view raw) {
  std::string out;
  for (char c : raw) {
    if (c == '"')
      out += "&quot;";
    else if (c == '<')
      out += "&lt;";
    else
      out += c;
  }
  return out;
}

}  // namespace news
