// Parts of the query language, and habits from other systems, that this version does not know. They must
// never be read as something else: each is refused with the reason and the nearest form that works.
#pragma once

#include <string>
#include <string_view>

#include "common/query_error.h"
#include "common/query_lexer.h"

namespace news {

// Throws query_error if the word is an operator or carries a sign of that kind: NEAR/5, ADJ/2, /S, cloud*,
// cl?ud, colour~2, =Apple, cloud^2, atleast(5, ...), ||, !cloud. `next` is the lexeme after it. Signs that
// are plain text (a closing question mark, 1~3, an address) pass.
void refuse_unsupported_word(std::string_view query, const Lexeme& word, const Lexeme& next);

// The same for the inside of quotation marks (wildcards only) and for what is glued behind them ("..."~5).
void refuse_unsupported_quoted(std::string_view query, const Lexeme& quoted, const Lexeme& next);

// The same for the unquoted value of an exact field: wildcards and fuzzy signs.
void refuse_unsupported_value(std::string_view query, const Lexeme& value);

// For names of fields to come ("words").
void refuse_unsupported_field(std::string_view query, QuerySpan span, std::string_view name);

}  // namespace news
