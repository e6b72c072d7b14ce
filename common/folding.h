// How a word is folded before it becomes a term. Part of analysis; others use common/analysis.h.
#pragma once

#include <string>
#include <string_view>

namespace news {

// ' and what is typed for it: ’ ‛ ＇ and ʼ, which Unicode takes for a letter (Ukrainian п'ять).
constexpr bool is_apostrophe(char32_t c) noexcept {
  return c == '\'' || c == 0x2019 || c == 0x201B || c == 0x2BC || c == 0xFF07;
}

// NFKC case folding; accents of Latin letters removed, ø ł đ ð ħ ı æ œ written o l d d h i ae oe; Arabic
// vowel marks and tatweel, soft hyphens and zero-width marks removed; apostrophes of all kinds become '.
// Invalid bytes vanish. Thread-safe.
std::string fold_word(std::string_view word);

// The same into `term`; `lower` gets the word case folded with its accents if that differs from `term`, else
// is emptied.
void fold_word(std::string_view word, std::string& term, std::string& lower);

// For comparing exact spellings: case and accents stay; NFKC, soft hyphens and zero-width marks removed,
// apostrophes of all kinds become '. Thread-safe.
std::string written_word(std::string_view word);

}  // namespace news
