// The parts of a tag of XML or SGML, read leniently: what cutting and mending need. Pure functions, linear
// time.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace news {

struct XmlTag {
  std::string_view name;  // with its prefix, as written
  bool closing = false;   // "</x>"
  bool empty = false;     // "<x/>"
  // Values with their references as written; of two with one name the first. A name without a value has its
  // own name for one.
  std::vector<std::pair<std::string_view, std::string_view>> attributes;
};

struct XmlTagEnd {
  bool found = false;
  size_t length = 0;  // from '<' through '>', or up to the next '<' if that comes first
};

// Precondition: text begins with '<'. With `respect_quotes` a '>' between quotes does not count.
XmlTagEnd find_tag_end(std::string_view text, bool respect_quotes);

// Precondition: `text` is a tag as find_tag_end() delimits it.
XmlTag parse_xml_tag(std::string_view text);

// Bytes of the name that `text` begins with; 0 if it begins with none.
size_t xml_name_length(std::string_view text);
// The name without a prefix: "dc:creator" is "creator".
std::string_view xml_local_name(std::string_view name);

// The value of an attribute for double quotes: quotes and '<' are escaped; references stay as they are.
std::string escape_xml_attribute(std::string_view raw);

}  // namespace news
