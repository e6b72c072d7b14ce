// Languages that their commonest words betray. The detector (indexer/language_detector.h) reads letter by
// letter and costs as much as indexing the same text; most texts of an archive need no such closer look.
#pragma once

#include <string_view>

namespace news {

// "en", "de", "fr" or "es" for a text that holds many of the commonest words of one of them and hardly any of
// the others;
// "" for every other text. The words are such that near relatives (Dutch, Catalan, Galician, Luxembourgish
// ...) lack them. Linear; thread-safe.
std::string_view language_by_common_words(std::string_view text) noexcept;

}  // namespace news
