// Habits from other systems that mean nothing here. They must never be read as something else: each is
// refused with the reason and the nearest form that works.
#pragma once

#include <string>
#include <string_view>

#include "common/query_error.h"
#include "common/query_lexer.h"

namespace news {

// Throws query_error if the word carries such a sign: cloud^2, ||, &&, !cloud. `next` is the lexeme after it.
// Signs that are plain text (wow!, 5 ^ 2, an address) pass.
void refuse_unsupported_word(std::string_view query, const Lexeme& word, const Lexeme& next);

// The same for what is glued behind quotation marks: "..."~5, "..."^2, "..."*.
void refuse_unsupported_quoted(std::string_view query, const Lexeme& quoted, const Lexeme& next);

// For the unquoted value of a field that compares whole values: wildcards, '~' and '='.
void refuse_unsupported_value(std::string_view query, const Lexeme& value);

}  // namespace news
