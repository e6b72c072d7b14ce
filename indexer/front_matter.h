// The block of "name: value" lines between two lines of "---" with which Markdown files begin (YAML, the part
// of it that such files use: scalars, quoted strings, lists in brackets or of "- " lines).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace news {

struct FrontMatter {
  // Name and values, in order; one value for a scalar.
  std::vector<std::pair<std::string, std::vector<std::string>>> members;
  size_t end = 0;  // bytes of the text that belong to the block; 0 if there is none
};

FrontMatter read_front_matter(std::string_view text);

}  // namespace news
