// The blocks of a page that a program has written down as text: what stood in a paragraph, a heading, an
// item, a line of a menu. Pure functions, thread-safe. Text is UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace news {

struct PageBlock {
  std::string text;        // without bullets, hashes, links and emphasis of Markdown; white space folded
  uint32_t size = 0;       // characters, an ideograph counted as three
  uint32_t linked = 0;     // of these in links of Markdown
  uint32_t sentences = 0;  // marks that end a sentence
  uint32_t commas = 0;
  uint8_t heading = 0;  // level of a heading of Markdown; 0 for none
  bool bullet = false;  // an item of a list
  bool digits = false;  // holds an ASCII digit
};

// Blocks are separated by empty lines; inside, each line is one, unless the lines look wrapped at a width.
// Rules and lines without text are left out.
std::vector<PageBlock> page_blocks(std::string_view text);

}  // namespace news
