// A query of another system cut into words, quoted text and brackets. What the words mean is the dialect's
// business.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/query_error.h"

namespace news {

enum class PieceKind : uint8_t { word, quoted, open, close, end };

struct Piece {
  PieceKind kind = PieceKind::end;
  QuerySpan span;         // in the query, marks included
  std::string_view text;  // word: itself; quoted: what stands between the marks
  std::string low;        // word: in lower case, full-width letters made plain, at most its first 32 bytes
  bool glued = false;     // no white space before it, and not at the beginning
};

struct PieceRules {
  bool square_brackets = false;  // [ ] group as ( ) do
  bool escapes = false;          // a backslash takes the meaning from the character behind it, in quotes too
  std::string_view alone;        // ASCII signs that are words of their own wherever they stand
  bool curly_in_quotes = true;   // “ ” « » open and close quoted text as " does
};

// The pieces of `query`, an `end` last; views point into `query`. Throws query_error for a quotation mark
// that is never closed, and for more than kMaxLexemes pieces.
std::vector<Piece> cut_query(std::string_view query, const PieceRules& rules);

// ASCII letters made small, full-width forms made plain.
std::string low_ascii(std::string_view text);
// All decimal digits, and at least one.
bool is_number(std::string_view text) noexcept;
// The number, or 0 if it has more than 6 digits or is none.
uint32_t small_number(std::string_view digits) noexcept;

}  // namespace news
