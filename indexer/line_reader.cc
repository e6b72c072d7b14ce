#include "indexer/line_reader.h"

#include <algorithm>

#include "common/utf8.h"

namespace news {
namespace {

constexpr size_t kChunk = size_t{64} << 10;

}  // namespace

bool LineReader::next(std::string& line) {
  size_t looked = 0;
  for (;;) {
    const size_t end = buffer_.find('\n', pos_ + looked);
    if (end != std::string::npos || ended_ || buffer_.size() - pos_ >= max_line_) {
      const size_t stop = std::min({end, buffer_.size(), pos_ + max_line_});
      if (stop == buffer_.size() && pos_ == stop) return false;
      line.assign(buffer_, pos_, stop - pos_);
      while (line.ends_with('\r')) line.pop_back();
      pos_ = stop + (stop == end ? 1 : 0);
      ++number_;
      return true;
    }
    looked = buffer_.size() - pos_;
    buffer_.erase(0, pos_);
    pos_ = 0;
    buffer_.resize(looked + kChunk);
    const size_t got = in_.read(buffer_.data() + looked, kChunk);
    buffer_.resize(looked + got);
    ended_ = got == 0;
  }
}

std::string unwrap(const std::vector<std::string>& lines, size_t indent) {
  std::string text;
  bool between = true;
  for (const std::string& line : lines) {
    const std::string_view trimmed = trim(line);
    if (trimmed.empty()) {
      between = true;
      continue;
    }
    const size_t spaces = line.find_first_not_of(" \t");
    between = between || (indent > 0 && (spaces >= indent || line[0] == '\t'));
    if (!text.empty()) text += between ? "\n\n" : " ";
    text += trimmed;
    between = false;
  }
  return text;
}

}  // namespace news
