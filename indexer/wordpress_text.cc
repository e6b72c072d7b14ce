#include "indexer/wordpress_text.h"

#include <algorithm>
#include <array>

namespace news {
namespace {

constexpr auto kNpos = std::string_view::npos;
// Dropped with what stands between them and their end.
constexpr std::array<std::string_view, 6> kEnclosing = {"caption", "wp_caption", "embed",
                                                        "audio",   "video",      "playlist"};
constexpr std::array<std::string_view, 3> kSingle = {"gallery", "youtube", "more"};

std::string_view name_at(std::string_view text, size_t open) {
  const size_t end = text.find_first_of(" ]/\t\n", open + 1);
  return end == kNpos ? std::string_view() : text.substr(open + 1, end - open - 1);
}

}  // namespace

std::string without_shortcodes(std::string_view text) {
  std::string out;
  size_t pos = 0;
  while (pos < text.size()) {
    const size_t open = std::min(text.find('[', pos), text.size());
    out += text.substr(pos, open - pos);
    pos = open;
    if (open == text.size()) break;
    const std::string_view name = name_at(text, open);
    const bool encloses = std::ranges::find(kEnclosing, name) != kEnclosing.end();
    const bool single = std::ranges::find(kSingle, name) != kSingle.end();
    size_t close = encloses || single ? text.find(']', open) : kNpos;
    if (encloses && close != kNpos) {
      const std::string end = "[/" + std::string(name) + "]";
      const size_t found = text.find(end, close);
      if (found != kNpos) close = found + end.size() - 1;
    }
    if (close == kNpos) {
      out += text[pos++];
    } else {
      pos = close + 1;
    }
  }
  return out;
}

}  // namespace news
