#include "indexer/date_tokens.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "common/utf8.h"

namespace news {
namespace {

constexpr size_t kMaxBytes = 200;
constexpr size_t kMaxTokens = 40;
constexpr int kMaxDigits = 18;

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_letter(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return u_isalpha(static_cast<UChar32>(c)) || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
}

class Tokeniser {
 public:
  explicit Tokeniser(std::string text) : text_(std::move(text)) {}

  bool run() {
    while (pos_ < text_.size()) {
      if (tokens_.size() > kMaxTokens) return false;
      const char32_t c = peek(pos_);
      if (c == ' ') {
        space_ = true;
        ++pos_;
      } else if (is_digit(c)) {
        if (!number()) return false;
      } else if (is_letter(c)) {
        if (!word()) return false;
      } else if (!mark(c)) {
        return false;
      }
    }
    return true;
  }
  std::vector<DateToken> take() { return std::move(tokens_); }

 private:
  char32_t peek(size_t at) const {
    if (at >= text_.size()) return 0;
    return decode(text_, at);
  }

  DateToken& push(DateToken::Kind kind) {
    DateToken token;
    token.kind = kind;
    token.after_space = std::exchange(space_, false);
    tokens_.push_back(std::move(token));
    return tokens_.back();
  }

  bool number() {
    DateToken& token = push(DateToken::Kind::number);
    for (; pos_ < text_.size() && is_digit(static_cast<unsigned char>(text_[pos_])); ++pos_) {
      if (++token.digits > kMaxDigits) return false;
      token.value = token.value * 10 + (text_[pos_] - '0');
    }
    return true;
  }

  bool mark(char32_t c) {
    constexpr std::u32string_view kAllowed =
        U",./-:;()[]|+'\"\u2019\u2018`_\u2013\u2014\u2015\u2212\u00b7\u2022\u3001\u3002\u060c\u05f3*~";
    if (kAllowed.find(c) == std::u32string_view::npos) return false;
    DateToken& token = push(DateToken::Kind::mark);
    const bool dash = c == 0x2013 || c == 0x2014 || c == 0x2015 || c == 0x2212;
    append_utf8(token.text, dash ? U'-' : c);
    decode(text_, pos_);
    return true;
  }

  // Letters, with the full stops, apostrophes and Hebrew marks between them left out: "a.m" is "am",
  // "o'clock" is "oclock".
  bool word() {
    std::string word;
    while (pos_ < text_.size()) {
      size_t next = pos_;
      const char32_t c = decode(text_, next);
      const bool joint =
          c == '.' || c == '\'' || c == 0x2019 || c == 0x2019 || c == '"' || c == 0x05f3 || c == 0x05f4;
      if (joint ? !is_letter(peek(next)) : !is_letter(c)) break;
      if (!joint) append_utf8(word, c);
      pos_ = next;
    }
    return known_pair(word) || known(word) || split(word);
  }

  void push_word(const std::string& word, const DateWord& meaning) {
    DateToken& token = push(DateToken::Kind::word);
    token.text = word;
    token.word = meaning;
  }

  bool known(const std::string& word) {
    const auto meaning = find_date_word(word);
    if (meaning) push_word(word, *meaning);
    return meaning.has_value();
  }

  // "كانون الثاني", "chủ nhật": two words for one month or weekday.
  bool known_pair(const std::string& word) {
    if (peek(pos_) != ' ' || !is_letter(peek(pos_ + 1))) return false;
    std::string pair = word + ' ';
    size_t end = pos_ + 1;
    while (end < text_.size() && is_letter(peek(end))) append_utf8(pair, decode(text_, end));
    const auto meaning = find_exact_date_word(pair);
    if (!meaning) return false;
    pos_ = end;
    push_word(pair, *meaning);
    return true;
  }

  // Scripts without spaces between words: the longest known word first.
  bool split(const std::string& word) {
    if (peek_of(word) < 0x0600) return false;
    for (size_t begin = 0; begin < word.size();) {
      size_t length = word.size() - begin;
      std::optional<DateWord> meaning;
      for (; length > 0; --length) {
        meaning = find_exact_date_word(word.substr(begin, length));
        if (meaning) break;
      }
      if (!meaning) return false;
      push_word(word.substr(begin, length), *meaning);
      begin += length;
    }
    return true;
  }

  static char32_t peek_of(const std::string& word) {
    size_t pos = 0;
    return word.empty() ? 0 : decode(word, pos);
  }

  std::string text_;
  size_t pos_ = 0;
  bool space_ = false;
  std::vector<DateToken> tokens_;
};

}  // namespace

std::optional<DateTokens> tokenise_date(std::string_view text) {
  if (text.size() > kMaxBytes) return std::nullopt;
  Tokeniser tokeniser(fold_date_text(text));
  if (!tokeniser.run()) return std::nullopt;
  return tokeniser.take();
}

}  // namespace news
