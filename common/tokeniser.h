// The tokeniser of common/analysis.h without allocations: tokens are pulled one by one as views. Indexing and
// highlighting use it directly; tokenise() wraps it for everything else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "common/analysis.h"
#include "common/plain_words.h"

namespace news {

// As Token, its strings good until the next call of next().
struct TokenView {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t position = 0;
  TokenKind kind = TokenKind::word;
  std::string_view term;
  std::string_view lower;  // empty when equal to term
};

// Words of ASCII letters and digits, nearly all in most languages' news, are folded in one pass over their
// bytes; whatever touches other characters or has signs inside takes the general way, which alone defines the
// result. Not thread-safe; different objects in different threads are fine.
class Tokeniser {
 public:
  // `text` must outlive the object; what lies beyond 4 GiB is not read.
  explicit Tokeniser(std::string_view text) { start(text); }
  Tokeniser() = default;

  // Begins again with another text; positions count from 0.
  void start(std::string_view text);
  // False at the end.
  bool next(TokenView& token);
  // What next() would give as long as these are plain words, many at a time; returns how many. 0 says nothing
  // of the end. The first one's position comes in `position`, the others' follow.
  size_t next(std::span<PlainWord> words, uint32_t& position);

 private:
  bool ascii_word(TokenView& token);
  size_t fold_ascii(const char* bytes, size_t size);
  bool word(TokenView& token);
  size_t word_end(size_t begin) const;
  size_t initials(size_t begin, std::string& joined) const;
  size_t suffix(size_t end) const;
  bool emit_word(TokenView& token, size_t begin, size_t end, std::string_view surface);
  bool cjk(TokenView& token);
  bool cjk_pair(TokenView& token);

  std::string_view text_;
  size_t at_ = 0;
  uint32_t position_ = 0;
  // In a CJK run: the character that was given out last, when a pair with the next one may follow.
  bool pair_due_ = false;
  size_t last_begin_ = 0;
  std::string last_folded_;
  std::string term_;
  std::string lower_;
  std::string scratch_;
  char ascii_[kMaxWordBytes];  // the folded word
};

}  // namespace news
