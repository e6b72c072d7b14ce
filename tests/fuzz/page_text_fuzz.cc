// Any text as a page that a program wrote down with its menus: the article in it is text, no longer than the
// page.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/utf8.h"
#include "indexer/page_blocks.h"
#include "indexer/page_lines.h"
#include "indexer/page_text.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text = news::repair_utf8({reinterpret_cast<const char*>(data), size});
  for (const news::PageBlock& block : news::page_blocks(text)) {
    if (!news::is_valid_utf8(block.text) || block.text.empty()) std::abort();
    if (block.linked > block.size) std::abort();
    news::ends_article(block.text);
    news::is_legal_line(block.text);
    news::is_menu_line(block.text);
  }
  const auto article = news::article_of_page_text(text);
  if (!article) return 0;
  // Each block is followed by an empty line.
  if (!news::is_valid_utf8(*article) || article->size() > 3 * text.size() + 2) std::abort();
  return 0;
}
