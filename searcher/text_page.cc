#include "searcher/text_page.h"

#include <algorithm>

#include "common/utf8.h"
#include "searcher/renderer.h"
#include "searcher/text_breaks.h"

namespace news {

namespace {

// Even in a very narrow terminal, or after a deep indent, a line holds this much.
constexpr size_t kMinText = 16;

constexpr std::string_view kReset = "\x1b[0m";

// SGR sequences (ECMA-48): bold, dim, and bold red for matches as grep has it.
std::string_view sequence(Shade shade, bool marked) {
  if (marked) return "\x1b[1;31m";
  if (shade == Shade::bold) return "\x1b[1m";
  return shade == Shade::dim ? "\x1b[2m" : "";
}

std::string safe(std::string_view text) { return printable(text); }

}  // namespace

void TextPage::paragraph(const Highlighted& stored, Shade shade, size_t indent, std::string_view lead) {
  const Highlighted shown = change_text(stored, safe);
  const std::string_view text = shown.text;
  const size_t room = columns_ == 0 ? 0 : std::max(columns_, indent + kMinText) - indent;
  size_t mark = 0;
  bool first = true;
  for (const Range& row : wrap(text, room, room)) {
    write(first && !lead.empty() ? std::string(lead) : std::string(indent, ' '));
    first = false;
    size_t at = row.begin;
    while (at < row.end) {
      while (mark < shown.highlights.size() && shown.highlights[mark].second <= at) ++mark;
      const bool some = mark < shown.highlights.size();
      const bool marked = some && shown.highlights[mark].first <= at;
      const size_t change = !some    ? row.end
                            : marked ? shown.highlights[mark].second
                                     : shown.highlights[mark].first;
      const size_t end = std::min(row.end, change);
      run(text.substr(at, end - at), shade, marked);
      at = end;
    }
    blank();
  }
}

void TextPage::line(std::string_view text, Shade shade, size_t indent) {
  write(std::string(indent, ' '));
  run(safe(text), shade, false);
  blank();
}

void TextPage::write(std::string_view text) { put(out_, text); }

void TextPage::run(std::string_view text, Shade shade, bool marked) {
  const std::string_view start = color_ ? sequence(shade, marked) : "";
  write(start);
  write(text);
  if (!start.empty()) write(kReset);
}

std::string TextPage::fitted(std::string_view text, size_t reserved) const {
  std::string shown = safe(text);
  const size_t room = columns_ == 0 ? 0 : std::max(columns_, reserved + kMinText) - reserved;
  if (room == 0 || display_width(shown) <= room) return shown;
  return std::string(clip_to_width(shown, room - 1)) + "…";
}

}  // namespace news
