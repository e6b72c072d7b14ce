#include "searcher/stem_beginnings.h"

#include <algorithm>
#include <array>

#include "common/utf8.h"

namespace news {

namespace {

// Found by trying: a test repeats it with the stemmers that are installed.
constexpr std::array<std::string_view, 19> kTwo = {"da", "de", "en", "es", "eu",  "fr", "hu",
                                                   "hy", "it", "mo", "nb", "nl",  "nn", "no",
                                                   "pt", "ro", "ru", "sv", "none"};
constexpr std::array<std::string_view, 2> kOne = {"ca", "fi"};

}  // namespace

int letters_kept(std::string_view stemmer) noexcept {
  if (std::find(kTwo.begin(), kTwo.end(), stemmer) != kTwo.end()) return 2;
  return std::find(kOne.begin(), kOne.end(), stemmer) != kOne.end() ? 1 : 0;
}

std::string_view stem_core(std::string_view stem, std::string_view stemmer) noexcept {
  if (stem.empty()) return stem;
  if (stemmer == "none") return stem;
  const bool english = stemmer == "en" && stem != "die" && stem != "lie" && stem != "tie";
  size_t first = 0;
  decode(stem, first);
  size_t end = stem.size();
  for (int i = 0; i < (english ? 1 : 3) && end > first; ++i) end = floor_boundary(stem, end - 1);
  return stem.substr(0, std::max(first, end));
}

}  // namespace news
