// How much of a word's beginning survives its stemmer: what cannot begin a match need not be stemmed.
#pragma once

#include <string_view>

namespace news {

// So many letters at the beginning of a folded word are those of its folded stem, as far as the stem has so
// many: 0, 1 or 2. Stemmers that take prefixes off or change initials keep 0. `stemmer` as stemmer_language
// gives it; unknown ones keep 0. English turns a second letter y into i (dying, die).
int letters_kept(std::string_view stemmer) noexcept;

// Where two letters are kept, words of this stem begin with this part of it: all but three letters, in
// English all but one, and not fewer than the first (of few letters, the second may be another: dying, die).
std::string_view stem_core(std::string_view stem, std::string_view stemmer) noexcept;

}  // namespace news
