#include "indexer/page_text.h"

#include <algorithm>
#include <map>
#include <vector>

#include "common/utf8.h"
#include "indexer/clean_text.h"
#include "indexer/html_lines.h"
#include "indexer/page_blocks.h"
#include "indexer/page_lines.h"
#include "indexer/text_labels.h"

namespace news {
namespace {

// Figures that were found on 92 texts that five programs made of pages (indexer/FORMATS.md). In characters of
// prose: what a paragraph adds at most, and what other lines cost.
constexpr double kMostOfParagraph = 300;
constexpr double kShortLine = -45;
constexpr double kHeading = -22;
constexpr double kEnding = -150;  // a line that articles are followed by
constexpr double kRowOfData = 30;
constexpr double kGap = 400;          // so much lost ends a stretch
constexpr double kBeforeTitle = 0.3;  // weight of what stands before the headline
constexpr double kFirstGoodEnough = 0.5;
constexpr size_t kRows = 4;        // so many lines with numbers in a row are a table or a list of dates
constexpr size_t kShortLines = 2;  // more in a row inside an article are no part of it
constexpr uint32_t kRepeated = 300;
// A text is a whole page if so many lines besides the article are short, and so many of them are known to
// stand in menus and at the foot of pages.
constexpr size_t kLeastBesides = 12;
constexpr size_t kLeastKnown = 3;
constexpr size_t kLeastItems = 30;  // items of lists, with one line that is known

enum class Kind { prose, row, heading, line, furniture, ending };

class PageText {
 public:
  explicit PageText(std::string_view text) : blocks_(page_blocks(text)) {
    for (const PageBlock& block : blocks_) ++count_[block.text];
    for (const PageBlock& block : blocks_) kinds_.push_back(kind_of(block));
    keep_only_long_runs_of_rows();
    find_title();
    find_article();
  }

  std::optional<std::string> article() const {
    if (begin_ == end_ || !is_page()) return std::nullopt;
    std::string out;
    const auto add = [&](const std::string& text) {
      out += text;
      out += "\n\n";
    };
    const size_t title = title_ == kNone ? line_above() : title_;
    if (title < begin_) {
      add(blocks_[title].text);
      for (size_t i = title + 1; i < begin_; ++i) {
        if (!read_labels(blocks_[i].text).empty() || read_byline(blocks_[i].text)) add(blocks_[i].text);
      }
    }
    for (size_t i = begin_; i < end_;) {
      const size_t next = run_of_short_lines(i);
      for (; i < next; ++i) {
        if (kinds_[i] != Kind::furniture && kinds_[i] != Kind::ending && !is_linked(i) && i != title)
          add(blocks_[i].text);
      }
      i = std::max(next, i);
    }
    return out;
  }

 private:
  static constexpr size_t kNone = SIZE_MAX;

  static bool reads_like_prose(const PageBlock& block) {
    constexpr uint32_t kLeast = 40, kSentence = 140, kItem = 120, kTeaser = 200, kList = 250,
                       kMarkEvery = 300;
    const uint32_t own = block.size - std::min(block.linked, block.size);
    const uint32_t marks = block.sentences + block.commas;
    if (10 * block.linked > 6 * block.size || own < kLeast) return false;
    if (block.sentences == 0 && (own < kSentence || block.commas == 0)) return false;
    if (block.bullet && own < kItem && block.sentences == 0) return false;
    const std::string_view text = block.text;
    if (block.size < kTeaser && (text.ends_with("..") || text.ends_with("…"))) return false;
    return block.size <= kList || marks >= block.size / kMarkEvery;
  }

  // A line with a number, but not with a time of day, an address, or only a year at its end.
  static bool is_row(const PageBlock& block) {
    constexpr uint32_t kLeast = 14;
    if (!block.digits || block.bullet || block.size < kLeast || 2 * block.linked >= block.size) return false;
    const std::string folded = fold_case(block.text);
    for (size_t colon = folded.find(':'); colon != std::string::npos; colon = folded.find(':', colon + 1)) {
      const auto digit = [&](size_t at) {
        return at < folded.size() && folded[at] >= '0' && folded[at] <= '9';
      };
      if (colon > 0 && digit(colon - 1) && digit(colon + 1) && digit(colon + 2)) return false;
    }
    if (folded.find("http") != std::string::npos || folded.ends_with(" ago") || folded.ends_with(" am") ||
        folded.ends_with(" pm"))
      return false;
    const size_t year = folded.find_last_not_of("0123456789");
    const std::string_view last = std::string_view(folded).substr(year == std::string::npos ? 0 : year + 1);
    return last.size() != 4 || !(last.starts_with("19") || last.starts_with("20"));
  }

  Kind kind_of(const PageBlock& block) const {
    const bool prose = reads_like_prose(block);
    if (ends_article(block.text)) return Kind::ending;
    if (is_furniture_line(block.text, prose) || is_legal_line(block.text)) return Kind::furniture;
    // What stands twice in a page is a caption or a teaser.
    if (prose && block.size < kRepeated && count_.at(block.text) > 1) return Kind::furniture;
    if (prose) return Kind::prose;
    if (is_row(block)) return Kind::row;
    return block.heading > 0 ? Kind::heading : Kind::line;
  }

  void keep_only_long_runs_of_rows() {
    for (size_t i = 0; i < kinds_.size();) {
      size_t end = i;
      while (end < kinds_.size() && kinds_[end] == Kind::row) ++end;
      if (end - i < kRows)
        std::fill(kinds_.begin() + static_cast<long>(i), kinds_.begin() + static_cast<long>(end), Kind::line);
      i = std::max(end, i + 1);
    }
  }

  // A line that repeats the beginning of the first one, which is the title element; else the only heading of
  // the first level.
  void find_title() {
    constexpr size_t kLeast = 15;
    if (blocks_.empty()) return;
    const std::string first = letters_of(blocks_[0].text);
    size_t headings = 0, heading = kNone;
    for (size_t i = 1; i < blocks_.size(); ++i) {
      const std::string letters = letters_of(blocks_[i].text);
      if (!blocks_[i].bullet && letters.size() >= kLeast && first.starts_with(letters)) {
        title_ = i;
        return;
      }
    }
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].heading == 1 && blocks_[i].size > kLeast) ++headings, heading = i;
    }
    if (headings == 1) title_ = heading;
  }

  double weight_of(size_t i) const {
    switch (kinds_[i]) {
      case Kind::prose: {
        const double own = blocks_[i].size - blocks_[i].linked;
        return std::min(own, kMostOfParagraph) * (100 * blocks_[i].linked > 35 * blocks_[i].size ? 0.4 : 1);
      }
      case Kind::row:
        return kRowOfData;
      case Kind::heading:
        return kHeading;
      case Kind::ending:
        return kEnding;
      default:
        return kShortLine;
    }
  }

  // Stretches in which prose outweighs other lines; the first that has half the weight of the heaviest.
  void find_article() {
    struct Stretch {
      double weight;
      size_t begin, end;
    };
    std::vector<Stretch> found;
    Stretch now{0, kNone, kNone};
    double sum = 0;
    const auto close = [&] {
      if (now.begin != kNone) {
        if (title_ != kNone && now.begin < title_) now.weight *= kBeforeTitle;
        found.push_back(now);
      }
      now = {0, kNone, kNone};
      sum = 0;
    };
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (i == title_) close();
      const double weight = weight_of(i);
      if (now.begin == kNone && weight <= 0) continue;
      if (now.begin == kNone) now.begin = i;
      sum += weight;
      if (sum > now.weight) now.weight = sum, now.end = i + 1;
      if (sum <= 0 || sum < now.weight - kGap) close();
    }
    close();
    double most = 0;
    for (const Stretch& stretch : found) most = std::max(most, stretch.weight);
    for (const Stretch& stretch : found) {
      if (stretch.weight < kFirstGoodEnough * most) continue;
      begin_ = stretch.begin, end_ = stretch.end;
      return;
    }
  }

  bool is_linked(size_t i) const {
    return kinds_[i] != Kind::prose && 10 * blocks_[i].linked > 6 * blocks_[i].size;
  }

  bool is_short(size_t i) const { return kinds_[i] == Kind::line || kinds_[i] == Kind::heading; }

  // One past the block at `i`; past a run of more short lines than an article has, with none of them kept:
  // then `i` itself. What is furniture does not interrupt a run.
  size_t run_of_short_lines(size_t& i) const {
    size_t end = i, lines = 0;
    for (; end < end_ && kinds_[end] != Kind::prose && kinds_[end] != Kind::row; ++end)
      lines += is_short(end) && !is_linked(end);
    if (end == i) return i + 1;
    if (lines > kShortLines) i = end;
    return end;
  }

  bool is_page() const {
    size_t besides = 0, known = 0, items = 0;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (i >= begin_ && i < end_) continue;
      besides += kinds_[i] != Kind::prose;
      items += blocks_[i].bullet && kinds_[i] != Kind::prose;
      known +=
          is_menu_line(blocks_[i].text) || is_legal_line(blocks_[i].text) || ends_article(blocks_[i].text);
    }
    return besides >= kLeastBesides && (known >= kLeastKnown || (known > 0 && items >= kLeastItems));
  }

  // Without a headline that is known as one: the last line above the article that may be one.
  size_t line_above() const {
    constexpr size_t kReach = 8;
    constexpr uint32_t kLeast = 20, kMost = 200;
    for (size_t back = 1; back <= kReach && back <= begin_; ++back) {
      const PageBlock& block = blocks_[begin_ - back];
      if (kinds_[begin_ - back] != Kind::line && kinds_[begin_ - back] != Kind::heading) continue;
      if (block.bullet || block.size < kLeast || block.size > kMost || block.digits ||
          block.text.ends_with('.'))
        continue;
      if (read_labels(block.text).empty() && !read_byline(block.text)) return begin_ - back;
    }
    return kNone;
  }

  std::vector<PageBlock> blocks_;
  std::vector<Kind> kinds_;
  std::map<std::string_view, int> count_;
  size_t title_ = kNone, begin_ = 0, end_ = 0;
};

}  // namespace

std::optional<std::string> article_of_page_text(std::string_view text) {
  // Most texts are no pages: they have hardly a short line.
  constexpr size_t kShort = 60;
  size_t lines = 0;
  for (size_t begin = 0; begin < text.size() && lines < kLeastBesides;) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    lines += end > begin + 1 && end - begin < kShort;
    begin = end + 1;
  }
  if (lines < kLeastBesides) return std::nullopt;
  return PageText(text).article();
}

}  // namespace news
