#include "indexer/wire_slug.h"

#include <algorithm>

#include "common/ascii.h"
#include "common/utf8.h"

namespace news {
namespace {

// "1st Ld", "2nd Ld-Writethru", "12th Lead".
std::optional<uint64_t> lead_number(std::string_view mark) {
  uint64_t number = 0;
  size_t digits = 0;
  while (digits < mark.size() && digits < 3 && is_ascii_digit(mark[digits]))
    number = number * 10 + static_cast<uint64_t>(mark[digits++] - '0');
  const std::string rest = fold_case(mark.substr(digits));
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    const std::string_view kind = std::string_view(rest).substr(std::min(ending.size() + 1, rest.size()));
    if (digits > 0 && rest.starts_with(ending) && (kind.starts_with("ld") || kind.starts_with("lead")))
      return number;
  }
  return std::nullopt;
}

}  // namespace

bool is_kill_mark(std::string_view line) {
  constexpr std::string_view kMarks[] = {"kill",       "bulletin kill", "mandatory kill", "advisory kill",
                                         "story kill", "kill bulletin", "kill mandatory", "kill advisory",
                                         "kill story", "kill notice"};
  return std::ranges::find(kMarks, fold_case(trim(line))) != std::end(kMarks);
}

WireSlug read_wire_slug(std::string_view line) {
  WireSlug slug;
  const size_t comma = std::min(line.find(','), line.size());
  const std::string_view story = trim(line.substr(0, comma));
  if (story.find("--") != std::string_view::npos) slug.story = fold_space(story);
  slug.version = 0;
  for (size_t begin = comma; begin < line.size();) {
    const size_t end = std::min(line.find(',', begin + 1), line.size());
    const std::string_view mark = trim(line.substr(begin + 1, end - begin - 1));
    if (const auto number = lead_number(mark)) slug.version = number;
    slug.is_killed = slug.is_killed || is_kill_mark(mark);
    slug.is_withheld = slug.is_withheld || fold_case(mark) == "withhold";
    begin = end;
  }
  if (slug.is_killed || slug.is_withheld) slug.version.reset();
  return slug;
}

}  // namespace news
