// Lays hostile text on lines of a terminal: makes it harmless, wraps it, and colours it. Every line ends with
// the colours off, so that a pager or a cut-off pipe never leaves the terminal coloured.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "searcher/results.h"

namespace news {

enum class Shade { plain, bold, dim };

class TextPage {
 public:
  // `columns` 0 means no limit.
  TextPage(bool color, size_t columns, std::FILE* out) : color_(color), columns_(columns), out_(out) {}

  // Text wrapped over as many lines as it takes, each after `indent` spaces; `lead` (as wide as the indent,
  // safe) stands in place of the spaces of the first. Marks are shown in colour only.
  void paragraph(const Highlighted& text, Shade shade, size_t indent, std::string_view lead = {});
  // Text on one line whatever its length: ids and URLs are to be copied.
  void line(std::string_view text, Shade shade, size_t indent);
  void blank() { write("\n"); }
  // Safe text, with no line end.
  void run(std::string_view text, Shade shade, bool marked);
  // Text that is safe already.
  void write(std::string_view text);
  // Made harmless and cut to the columns less `reserved`, with an ellipsis if something was cut.
  std::string fitted(std::string_view text, size_t reserved) const;

 private:
  bool color_;
  size_t columns_;
  std::FILE* out_;
};

}  // namespace news
