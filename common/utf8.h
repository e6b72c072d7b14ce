// UTF-8 as bytes: checking, decoding, repairing, cutting, and how wide text is on a terminal.
// Offsets and lengths are in bytes unless a name says otherwise. All functions are pure and thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace news {

inline constexpr char32_t kReplacement = 0xFFFD;

// Decodes the code point at `text[pos]` and moves `pos` past it. On a byte that starts no valid sequence
// (overlong forms, surrogates and values above U+10FFFF included) returns U+FFFD and moves one byte.
// Precondition: pos < text.size().
char32_t decode(std::string_view text, size_t& pos) noexcept;

// Appends the UTF-8 form of `c`; a surrogate or a value above U+10FFFF becomes U+FFFD.
void append_utf8(std::string& out, char32_t c);

bool is_valid_utf8(std::string_view text) noexcept;

// Length of the run of ASCII bytes at `from`.
size_t ascii_run(std::string_view text, size_t from = 0) noexcept;
// Length of a run of printable ASCII (U+0020 to U+007E) without '"' and '\\' at `from`: what most passes over
// a text have nothing to do with. It may end early, though not at once where it need not.
size_t plain_run(std::string_view text, size_t from) noexcept;

// Replaces each invalid sequence by U+FFFD and adds the number of replacements to *count if given.
std::string repair_utf8(std::string_view text, size_t* count = nullptr);

// For terminals and logs: invalid bytes, C0/C1 controls, DEL, bidi controls and zero-width format characters
// that can change how the rest of the line is shown become visible or vanish: newline and tab become a space,
// other controls U+FFFD.
std::string printable(std::string_view text);

// Terminal columns of one code point: 0 for combining marks and controls, 2 for East Asian wide and
// full-width characters and emoji, else 1.
int display_width(char32_t c) noexcept;
// Columns of a whole text.
size_t display_width(std::string_view text) noexcept;

// The longest prefix that fits in `columns` and does not cut a grapheme (base with its combining marks).
std::string_view clip_to_width(std::string_view text, size_t columns) noexcept;

// The largest offset <= pos that is a boundary between code points.
size_t floor_boundary(std::string_view text, size_t pos) noexcept;

// Strips leading and trailing white space (Unicode: also U+00A0, U+3000, U+200B, U+FEFF).
std::string_view trim(std::string_view text) noexcept;
// Trims, and folds every run of white space, line ends included, to one space.
std::string fold_space(std::string_view text);

// Case folded for comparing names: full Unicode case folding, NFKC; accents kept ("Économie" = "économie").
// White space folded as by fold_space. Invalid bytes become U+FFFD.
std::string fold_case(std::string_view text);

}  // namespace news
