#include "common/query_error.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/utf8.h"

namespace news {

namespace {

constexpr size_t kLineColumns = 72;
constexpr size_t kBefore = 40;     // columns kept before the span
constexpr size_t kMarkLimit = 30;  // columns of the mark
constexpr size_t kShownColumns = 40;
// Marks without width could make any number of bytes fit a line.
constexpr size_t kBytesPerColumn = 6;

// The largest boundary so far left of `pos` that its distance is about `columns`.
size_t walk_back(std::string_view text, size_t pos, size_t columns) {
  size_t width = 0;
  size_t begin = pos;
  while (begin > 0 && pos - begin < columns * kBytesPerColumn) {
    const size_t before = floor_boundary(text, begin - 1);
    size_t next = before;
    width += static_cast<size_t>(display_width(decode(text, next)));
    if (width > columns) break;
    begin = before;
  }
  return begin;
}

std::string_view fit(std::string_view text, size_t columns) {
  const std::string_view bounded =
      text.substr(0, floor_boundary(text, std::min(text.size(), columns * kBytesPerColumn)));
  return clip_to_width(bounded, columns);
}

}  // namespace

Error query_error(std::string_view query, QuerySpan span, const std::string& reason,
                  const std::string& hint) {
  const size_t at = floor_boundary(query, std::min(span.begin, query.size()));
  const size_t stop = std::clamp(span.end, at, query.size());
  const size_t begin = walk_back(query, at, kBefore);
  const std::string left = begin > 0 ? "..." : "";
  const std::string before = left + printable(query.substr(begin, at - begin));
  const size_t column = display_width(before);
  const std::string all_after = printable(fit(query.substr(at), kLineColumns));
  const size_t room = column < kLineColumns ? kLineColumns - column : kMarkLimit;
  std::string after(clip_to_width(all_after, room));
  const bool cut =
      after.size() < all_after.size() || fit(query.substr(at), kLineColumns).size() < query.size() - at;
  const size_t marked = display_width(printable(fit(query.substr(at, stop - at), kMarkLimit)));
  const std::string mark = "^" + std::string(marked > 1 ? marked - 1 : 0, '~');
  return {ErrorCode::bad_query,
          fmt::format("{}\n    {}{}{}\n    {}{}", reason, before, after, cut ? "..." : "",
                      std::string(column, ' '), mark),
          hint};
}

std::string shown(std::string_view piece) {
  const std::string_view part = fit(piece, kShownColumns);
  return printable(part) + (part.size() < piece.size() ? "..." : "");
}

}  // namespace news
