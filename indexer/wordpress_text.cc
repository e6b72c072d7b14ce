#include "indexer/wordpress_text.h"

#include <algorithm>
#include <array>

#include "common/date.h"

namespace news {
namespace {

constexpr auto kNpos = std::string_view::npos;
// Dropped with what stands between them and their end.
constexpr std::array<std::string_view, 6> kEnclosing = {"caption", "wp_caption", "embed",
                                                        "audio",   "video",      "playlist"};
constexpr std::array<std::string_view, 3> kSingle = {"gallery", "youtube", "more"};
constexpr std::array<std::string_view, 7> kBuilders = {"vc_", "et_pb_", "fusion_", "av_",
                                                       "kc_", "tdc_",   "td_"};

std::string_view name_at(std::string_view text, size_t open) {
  const size_t begin = open + 1 < text.size() && text[open + 1] == '/' ? open + 2 : open + 1;
  constexpr size_t kLongest = 64;
  const size_t end = text.substr(0, begin + kLongest).find_first_of(" ]/\t\n", begin);
  return end == kNpos ? std::string_view() : text.substr(begin, end - begin);
}

}  // namespace

std::string without_shortcodes(std::string_view text) {
  std::string out;
  std::array<bool, kEnclosing.size()> open_ended{};  // there is no end of that name any more
  size_t pos = 0;
  while (pos < text.size()) {
    const size_t open = std::min(text.find('[', pos), text.size());
    out += text.substr(pos, open - pos);
    pos = open;
    if (open == text.size()) break;
    const std::string_view name = name_at(text, open);
    const bool closing = text.substr(open).starts_with("[/");
    const auto enclosing = closing ? kEnclosing.end() : std::ranges::find(kEnclosing, name);
    const bool single = std::ranges::find(kSingle, name) != kSingle.end();
    const bool builder =
        std::ranges::any_of(kBuilders, [name](std::string_view start) { return name.starts_with(start); });
    const bool known = enclosing != kEnclosing.end() || (single && !closing) || builder;
    size_t close = known ? text.find(']', open) : kNpos;
    if (enclosing != kEnclosing.end() && close != kNpos) {
      bool& no_end = open_ended[static_cast<size_t>(enclosing - kEnclosing.begin())];
      const std::string end = "[/" + std::string(name) + "]";
      const size_t found = no_end ? kNpos : text.find(end, close);
      no_end = found == kNpos;
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

std::string with_offset(const std::string& local, const std::string& utc) {
  const auto wall = parse_rfc3339(local), instant_utc = parse_rfc3339(utc);
  if (!wall) return instant_utc ? utc + "Z" : std::string();
  if (!instant_utc || wall->zone) return local;
  constexpr int64_t kMost = 16 * 60;
  const int64_t minutes = (instant(*wall) - instant(*instant_utc)) / 60;
  if (minutes < -kMost || minutes > kMost) return utc + "Z";
  Date date = *wall;
  date.zone = static_cast<int16_t>(minutes);
  return format(date);
}

}  // namespace news
