// Signs in a word of a query: wildcards and the '~' of similar spelling. Tells them from the same signs in
// plain text: a closing question mark, 1~3, a lone '*'.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace news {

// Offsets of the wildcards: '*' that touches a letter or digit, '?' with one right behind it (CJK text has no
// space after a question mark, so there it ends a sentence); other wildcards may stand between.
std::vector<size_t> find_wildcards(std::string_view text);

// Offset of the '~' of colour~ and colour~2, whatever punctuation follows; not of 1~3 and ~50.
std::optional<size_t> find_fuzzy(std::string_view text) noexcept;

bool letter_or_digit_at(std::string_view text, size_t pos) noexcept;
bool letter_or_digit_before(std::string_view text, size_t pos) noexcept;

}  // namespace news
