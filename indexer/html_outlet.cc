#include "indexer/html_outlet.h"

#include <algorithm>

#include "common/identity.h"
#include "common/utf8.h"
#include "indexer/clean_text.h"

namespace news {
namespace {

// What stands between a headline and the name of the outlet. Two of them are Korean vowels that look like a
// line.
constexpr std::string_view kMarks[] = {
    " | ", " - ", " – ", " — ", " • ", " · ", " * ", " :: ", " » ", "｜", "|", "ㅣ", "ᅵ", "--", "::"};

// "Headline-Politics" without the section, if the headline is known.
std::string without_section(std::string title, const std::vector<std::string>& headlines) {
  constexpr std::string_view kBefore = "-|>·/";
  for (const std::string& headline : headlines) {
    if (headline.empty() || headline.size() >= title.size() || !title.starts_with(headline)) continue;
    const std::string_view rest = trim(std::string_view(title).substr(headline.size()));
    if (!rest.empty() && kBefore.find(rest.front()) != std::string_view::npos) return headline;
  }
  return title;
}

}  // namespace

OutletName::OutletName(std::string_view outlet, std::string_view url)
    : outlet_(letters_of(outlet)), host_(letters_of(host_of(std::string(url)))) {}

bool OutletName::is_outlet(std::string_view text) const {
  const std::string name = letters_of(text);
  constexpr size_t kLeast = 2, kSure = 3;
  if (name.size() < kLeast) return false;
  return name == outlet_ || host_.find(name) != std::string::npos ||
         (outlet_.size() >= kSure && name.find(outlet_) != std::string::npos) ||
         (name.size() > kSure && outlet_.find(name) != std::string::npos);
}

std::string OutletName::removed(std::string title, const std::vector<std::string>& headlines) const {
  while (title.ends_with(" -") || title.ends_with(" |"))
    title = trim(std::string_view(title).substr(0, title.size() - 2));
  for (const std::string_view mark : kMarks) {
    const size_t last = title.rfind(mark);
    if (last == std::string::npos || last == 0) continue;
    std::string rest = title.substr(0, last);
    if (is_outlet(std::string_view(title).substr(last + mark.size())))
      return without_section(std::move(rest), headlines);
    const std::string letters = letters_of(rest);
    if (letters.empty()) continue;
    if (std::ranges::any_of(headlines,
                            [&](const std::string& known) { return letters_of(known) == letters; }))
      return rest;
  }
  return title;
}

}  // namespace news
