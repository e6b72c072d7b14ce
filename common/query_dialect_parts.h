// What several dialects read alike: names of languages, comparisons, and the one function of each dialect.
// Part of parse_dialect().
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/date.h"
#include "common/query_dialect_tree.h"
#include "common/query_parser.h"

namespace news {

// Each throws and notes as parse_dialect() says.
ParsedQuery parse_nexis(std::string_view query, const QueryOptions& options);
ParsedQuery parse_factiva(std::string_view query, const QueryOptions& options);
ParsedQuery parse_proquest(std::string_view query, const QueryOptions& options);
ParsedQuery parse_lucene(std::string_view query, const QueryOptions& options);

// "English" -> "en", "eng" -> "en"; a code of two letters as it is; "" for what is none of these.
std::string language_code(std::string_view name);
// The values of `lang` in the tree as codes; what is no language keeps its spelling, with a note.
Operand with_language_codes(Operand node, DialectTree& tree);

// < <= = >= > in signs, or in words as Nexis has them.
enum class Comparison : uint8_t { below, at_most, equal, at_least, above };
// The comparison that `low` (lower case) is: "<", "bef", "before", "leq", "<=", "is", "=", "geq", ">=",
// "aft", "after", ">".
std::optional<Comparison> comparison_named(std::string_view low) noexcept;
// The sign at the beginning of a text; its length in *length.
std::optional<Comparison> comparison_sign(std::string_view text, size_t* length) noexcept;

// Narrows a range by "before that day (or span of days)" and so on.
void narrow_range(DateRange& range, Comparison comparison, const DaySpan& days);
void narrow_range(LengthRange& range, Comparison comparison, uint64_t number);

}  // namespace news
