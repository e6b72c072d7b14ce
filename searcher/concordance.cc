#include "searcher/concordance.h"

#include <algorithm>

#include "common/analysis.h"
#include "common/utf8.h"
#include "searcher/marks.h"
#include "searcher/text_breaks.h"

namespace news {

namespace {

// Graphemes are looked for in so many bytes for each column: more than enough for letters with their accents.
constexpr size_t kBytesPerColumn = 16;

bool is_blank(char c) noexcept { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::string on_one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line) c = is_blank(c) ? ' ' : c;
  return line;
}

// Is there no better place to cut than `at`? Between spaces and words, or where no spaces are used.
bool may_cut(std::string_view text, size_t at) {
  if (at == 0 || at >= text.size() || is_blank(text[at]) || is_blank(text[at - 1])) return true;
  size_t before = floor_boundary(text, at - 1);
  size_t after = at;
  return is_cjk(decode(text, before)) || is_cjk(decode(text, after));
}

// One stretch of text whose lines do not reach beyond it.
class Context {
 public:
  Context(std::string_view text, size_t columns) : text_(text), columns_(columns) {}

  // The beginning of what stands before `end`.
  size_t begin_of(size_t end) const {
    const size_t farthest = end - std::min(end, columns_ * kBytesPerColumn);
    const size_t from = farthest == 0 ? 0 : floor_boundary(text_, farthest);
    const std::vector<size_t> breaks = grapheme_breaks(text_.substr(from, end - from));
    size_t begin = end;
    size_t width = 0;
    for (size_t i = breaks.size() - 1; i > 0; --i) {
      width += shown_width(text_.substr(from + breaks[i - 1], breaks[i] - breaks[i - 1]));
      if (width > columns_) break;
      begin = from + breaks[i - 1];
    }
    if (!may_cut(text_, begin)) {
      const size_t space = text_.substr(0, end).find_first_of(" \n\t\r", begin);
      if (space != std::string_view::npos) begin = space;
    }
    while (begin < end && is_blank(text_[begin])) ++begin;
    return begin;
  }

  // The end of what stands after `begin`.
  size_t end_of(size_t begin) const {
    const size_t farthest = begin + std::min(text_.size() - begin, columns_ * kBytesPerColumn);
    const size_t to = floor_boundary(text_, farthest);
    const std::vector<size_t> breaks = grapheme_breaks(text_.substr(begin, to - begin));
    size_t end = begin;
    size_t width = 0;
    for (size_t i = 1; i < breaks.size(); ++i) {
      width += shown_width(text_.substr(begin + breaks[i - 1], breaks[i] - breaks[i - 1]));
      if (width > columns_) break;
      end = begin + breaks[i];
    }
    if (!may_cut(text_, end)) {
      const size_t space = text_.substr(0, end).find_last_of(" \n\t\r");
      if (space != std::string_view::npos && space >= begin) end = space;
    }
    while (end > begin && is_blank(text_[end - 1])) --end;
    return end;
  }

 private:
  std::string_view text_;
  size_t columns_;
};

void add_lines(std::string_view part, const std::string& text, const Range& range, size_t paragraph,
               const MatchFinder& finder, size_t columns, std::vector<ConcordanceLine>& lines) {
  const std::string_view own = std::string_view(text).substr(range.begin, range.end - range.begin);
  Marks marks = marks_of(finder.find(own), 0, own.size());
  make_whole(own, marks);
  const Context context(own, columns);
  for (const auto& [begin, end] : marks) {
    const size_t from = context.begin_of(begin);
    const size_t to = context.end_of(end);
    lines.push_back({part, paragraph, range.begin + begin, range.begin + end,
                     on_one_line(own.substr(from, begin - from)), on_one_line(own.substr(begin, end - begin)),
                     on_one_line(own.substr(end, to - end))});
  }
}

}  // namespace

size_t shown_width(std::string_view text) {
  return is_printable_ascii(text) ? text.size() : display_width(printable(text));
}

std::vector<ConcordanceLine> concordance(const Article& article, const MatchFinder& headline,
                                         const MatchFinder& body, size_t columns) {
  std::vector<ConcordanceLine> lines;
  add_lines("title", article.title, {0, article.title.size()}, 0, headline, columns, lines);
  add_lines("subtitle", article.subtitle, {0, article.subtitle.size()}, 0, body, columns, lines);
  size_t number = 0;
  for (const Range& paragraph : paragraphs(article.body)) {
    add_lines("body", article.body, paragraph, ++number, body, columns, lines);
  }
  return lines;
}

}  // namespace news
