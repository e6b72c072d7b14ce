#include "indexer/page_blocks.h"

#include <algorithm>

#include "common/utf8.h"

namespace news {
namespace {

constexpr size_t kWrapWidth = 100;  // longer lines are no wrapped ones
constexpr size_t kFullLine = 55;    // a wrapped line is at least as long, but for the last of a paragraph
constexpr char32_t kFirstIdeograph = 0x2E80;

uint32_t width_of(std::string_view text) {
  uint32_t size = 0;
  for (size_t pos = 0; pos < text.size();) size += decode(text, pos) >= kFirstIdeograph ? 3 : 1;
  return size;
}

// "[text](address)" becomes its text, "![text](address)" nothing, marks of emphasis go. One pass, however the
// brackets stand.
std::string without_links(std::string_view text, uint32_t& linked) {
  constexpr size_t kLongest = 4096;  // bytes of a text, of an address
  struct Bracket {
    size_t begin;  // in `out`
    bool picture;
  };
  std::vector<Bracket> open;
  std::string out;
  size_t round = 0;  // the next ')' at or behind the place
  for (size_t pos = 0; pos < text.size();) {
    if (round != std::string_view::npos && round < pos) round = text.find(')', pos);
    const std::string_view rest = text.substr(pos);
    const bool picture = rest.starts_with("![");
    if (picture || rest.starts_with('[')) {
      open.push_back({out.size(), picture});
      out += picture ? "![" : "[";
      pos += picture ? 2 : 1;
    } else if (!open.empty() && rest.starts_with(']')) {
      const Bracket bracket = open.back();
      open.pop_back();
      const bool link = rest.starts_with("](") && round != std::string_view::npos && round < pos + kLongest &&
                        out.size() < bracket.begin + kLongest;
      if (link && bracket.picture) {
        out.resize(bracket.begin);
      } else if (link) {
        out.erase(bracket.begin, 1);
        if (open.empty()) linked += width_of(std::string_view(out).substr(bracket.begin));
      } else {
        out += ']';
      }
      pos = link ? round + 1 : pos + 1;
    } else if (rest.starts_with("**")) {
      pos += 2;
    } else {
      out += text[pos++];
    }
  }
  return out;
}

// The length of "* ", "- ", "o " and the like at the start of a line; 0 if there is none.
size_t bullet_length(std::string_view line) {
  for (const std::string_view mark : {"*", "+", "-", "•", "o"}) {
    if (line.starts_with(mark) && line.size() > mark.size() + 1 && line[mark.size()] == ' ')
      return mark.size() + 1;
  }
  return 0;
}

// The length of "12. " at the start of a line; 0 if there is none.
size_t number_length(std::string_view line) {
  const size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  return digits > 0 && digits < 4 && line.substr(digits).starts_with(". ") ? digits + 2 : 0;
}

bool begins_item(std::string_view line) {
  line = trim(line);
  return bullet_length(line) > 0 || line.starts_with('#') || number_length(line) > 0;
}

void count_marks(PageBlock& block) {
  char32_t mark = 0;  // the last mark that ends a sentence, quotes behind it passed over
  const size_t number = number_length(block.text);
  block.bullet |= number > 0;
  for (size_t pos = number; pos < block.text.size();) {
    const char32_t c = decode(block.text, pos);
    block.size += c >= kFirstIdeograph ? 3 : 1;
    block.digits |= c >= '0' && c <= '9';
    if (c == ',' || c == 0xFF0C || c == 0x3001) ++block.commas;
    if (c == 0x3002 || c == 0xFF01 || c == 0xFF1F) ++block.sentences;
    if (c == '.' || c == '!' || c == '?' || c == 0x2026)
      mark = c;
    else if (mark != 0 && c == ' ')
      ++block.sentences, mark = 0;
    else if (c != '"' && c != '\'' && c != ')' && c != 0x201D && c != 0x2019)
      mark = 0;
  }
  block.sentences += mark != 0;
}

class BlockSplitter {
 public:
  explicit BlockSplitter(std::string_view text) {
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      const std::string_view line = text.substr(begin, end - begin);
      if (trim(line).empty())
        flush();
      else
        group_.push_back(line);
      begin = end + 1;
    }
    flush();
  }
  std::vector<PageBlock> take() { return std::move(blocks_); }

 private:
  bool is_wrapped() const {
    if (group_.size() < 2) return false;
    size_t full = 0;
    for (size_t i = 0; i < group_.size(); ++i) {
      const size_t width = display_width(group_[i]);
      if (width > kWrapWidth) return false;
      full += i + 1 < group_.size() && width >= kFullLine;
    }
    return 10 * full >= 7 * (group_.size() - 1);
  }

  void flush() {
    const bool wrapped = is_wrapped();
    std::string current;
    for (const std::string_view line : group_) {
      if (!wrapped || begins_item(line)) add(current), current.clear();
      if (!current.empty()) current += ' ';
      current += trim(line);
    }
    add(current);
    group_.clear();
  }

  void add(std::string_view raw) {
    std::string_view line = trim(raw);
    PageBlock block;
    const size_t bullet = bullet_length(line);
    block.bullet = bullet > 0;
    line = trim(line.substr(bullet));
    const size_t hashes = std::min(line.find_first_not_of('#'), line.size());
    if (hashes > 0 && line.substr(hashes).starts_with(' ')) {
      block.heading = static_cast<uint8_t>(std::min<size_t>(hashes, 6));
      line = trim(line.substr(hashes));
    }
    block.text = fold_space(without_links(line, block.linked));
    if (block.text.find_first_not_of("-*_=| >") == std::string::npos) return;
    count_marks(block);
    block.linked = std::min(block.linked, block.size);  // it counts white space that was folded, and numbers
    blocks_.push_back(std::move(block));
  }

  std::vector<std::string_view> group_;
  std::vector<PageBlock> blocks_;
};

}  // namespace

std::vector<PageBlock> page_blocks(std::string_view text) { return BlockSplitter(text).take(); }

}  // namespace news
