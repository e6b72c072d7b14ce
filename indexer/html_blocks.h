// The texts of a page, one after the other: what a reader sees as a paragraph, a heading, an item, a line.
// Pure functions, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "indexer/html_dom.h"

namespace news {

struct TextBlock {
  NodeId node = 0;   // the block element it stands in
  NodeId first = 0;  // its first text
  NodeId last = 0;   // its last text
  std::string text;  // white space folded, '\n' where the page breaks the line by <br>
  // In characters of the page, ideographs counted as three, because they say as much.
  uint32_t size = 0;
  uint32_t linked = 0;     // of these inside links
  uint32_t words = 0;      // runs between spaces; an ideograph is half a word
  uint32_t sentences = 0;  // marks that end a sentence
  uint32_t commas = 0;
  bool strong = false;  // all of it is set bold: a heading by looks

  double link_share() const noexcept { return size == 0 ? 0 : static_cast<double>(linked) / size; }
};

// In the order of the page. Elements that hold no text for readers (head, buttons, menus of choice,
// what is marked as hidden) are left out if `visible_only`.
std::vector<TextBlock> text_blocks(const HtmlDocument& page, bool visible_only);

}  // namespace news
