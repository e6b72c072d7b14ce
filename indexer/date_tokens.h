// A date as a row of numbers, known words and punctuation: the first step of reading it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/date_words.h"

namespace news {

struct DateToken {
  enum class Kind : uint8_t { number, word, mark };
  Kind kind = Kind::mark;
  int64_t value = 0;         // of a number
  int digits = 0;            // of a number, leading zeros counted
  DateWord word;             // of a word
  std::string text;          // of a word or a mark: its folded form
  bool after_space = false;  // white space stands before it
  bool used = false;         // set by whoever has read it

  bool is_number() const noexcept { return kind == Kind::number; }
  bool is_mark(char c) const noexcept { return kind == Kind::mark && text.size() == 1 && text[0] == c; }
  bool is_word(WordKind wanted) const noexcept { return kind == Kind::word && word.kind == wanted; }
};

using DateTokens = std::vector<DateToken>;

// Whether the token at `i`, if there is one, is of a kind.
inline bool mark_at(const DateTokens& tokens, size_t i, char c) {
  return i < tokens.size() && tokens[i].is_mark(c);
}
inline bool word_at(const DateTokens& tokens, size_t i, WordKind kind) {
  return i < tokens.size() && tokens[i].is_word(kind);
}

// Nullopt if the text holds anything that does not belong to a date, or more than a date can have.
std::optional<DateTokens> tokenise_date(std::string_view text);

}  // namespace news
