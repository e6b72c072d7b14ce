// A query cut into words, quoted text, brackets, operators and field names. Knows nothing of what stands
// where.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/query_error.h"
#include "common/query_operators.h"
#include "common/schema.h"

namespace news {

enum class LexKind : uint8_t {
  word,    // anything up to white space, a bracket or a double quotation mark
  quoted,  // what stands between quotation marks
  value,   // the unquoted value of an exact or date field, up to white space
  open,
  close,
  op_and,
  op_or,
  op_not,
  minus,      // glued to what it excludes
  equals,     // glued to the word or the quoted text whose exact spelling is asked for
  proximity,  // NEAR/5, ADJ/5, /S, /P
  function,   // "atleast(5," or "first(50,": what follows belongs to it up to a closing bracket
  field,      // name and colon; its value follows without a space
  end,
};

struct Lexeme {
  LexKind kind = LexKind::end;
  QuerySpan span;                // in the query, marks included
  std::string_view text;         // word, value: itself; quoted: between the marks; field: the name as typed
  const Field* field = nullptr;  // of kind field; of kind equals: the field before it, if any
  bool glued = false;            // no white space before it, and not at the beginning
  ProximityOperator proximity;   // of kind proximity
  FunctionOpening function;      // of kind function
};

// Bounds the work for hostile input: more pieces are an error.
inline constexpr size_t kMaxLexemes = 20000;

// The pieces of `query`, an `end` last. Views point into `query`. Throws query_error for a quotation mark
// that is never closed, an unknown field, a malformed operator, and too many pieces. Any bytes are allowed.
// Full-width forms of brackets, quotation marks, '-', ':', and of the letters of operators count as the ASCII
// ones.
std::vector<Lexeme> lex_query(std::string_view query);

// Its values are not made of words: an outlet, a date, a number.
bool takes_whole_values(const Field& field) noexcept;

// Full-width ASCII made plain: "ＡＮＤ" -> "AND".
std::string narrow(std::string_view word);
// ASCII letters made small: names of operators and functions.
std::string lowered(std::string_view word);
// The signs that exclude before a word: - － −
bool is_minus(char32_t c) noexcept;

// True if the word is an address that was pasted: nothing in it is an operator, wildcard or field.
bool is_address(std::string_view word) noexcept;

}  // namespace news
