#include "common/analysis.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <xxhash.h>

#include <algorithm>
#include <array>

#include "common/folding.h"
#include "common/utf8.h"

namespace news {

namespace {

bool is_word_char(char32_t c) noexcept {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  constexpr uint32_t kWordMask = U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK | U_GC_PC_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & kWordMask) != 0;
}

bool is_digit(char32_t c) noexcept {
  return c < 0x80 ? c >= '0' && c <= '9' : u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER;
}

bool is_upper(char32_t c) noexcept {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(static_cast<UChar32>(c)) != 0;
}

bool is_apostrophe(char32_t c) noexcept { return c == '\'' || c == 0x2019 || c == 0x201B || c == 0xFF07; }

// Joins two letters into one word (as Xapian's TermGenerator does): don't, AT&T, l·l.
bool joins_letters(char32_t c) noexcept {
  return is_apostrophe(c) || c == '&' || c == 0xB7 || c == 0x5F4 || c == 0x2027;
}

// Joins two digits: 10,000 3.5 and their relatives in other scripts.
bool joins_digits(char32_t c) noexcept {
  return c == ',' || c == '.' || c == ';' || c == 0x37E || c == 0x589 || c == 0x60C || c == 0x60D ||
         c == 0x66B || c == 0x66C || c == 0x7F8 || c == 0x2044;
}

// Invisible marks inside a word: soft hyphen, zero-width joiners, word joiner.
bool is_ignorable(char32_t c) noexcept {
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

// Articles and pronouns that French, Italian and Catalan writing glues to the next word: l'élection,
// dell'arte. There the apostrophe separates, or nobody would find the word behind it.
bool is_elision(std::string_view word) noexcept {
  constexpr std::array<std::string_view, 26> kElisions = {
      "l",     "d",      "j",      "m",      "t",     "s",    "c",    "n",    "qu",
      "jusqu", "lorsqu", "puisqu", "quoiqu", "all",   "dall", "dell", "nell", "sull",
      "coll",  "un",     "sant",   "quell",  "quest", "bell", "tutt", "anch"};
  return std::find(kElisions.begin(), kElisions.end(), word) != kElisions.end();
}

// A look at the character at `pos`; 0 at the end. Bad bytes come as U+FFFD, which is no word character.
struct Look {
  char32_t c = 0;
  size_t next = 0;
};
Look look(std::string_view text, size_t pos) noexcept {
  if (pos >= text.size()) return {0, pos};
  Look seen{0, pos};
  seen.c = decode(text, seen.next);
  return seen;
}

void clip(std::string& word) {
  if (word.size() <= kMaxWordBytes) return;
  constexpr size_t kKept = kMaxWordBytes - 17;
  const uint64_t hash = XXH3_64bits(word.data(), word.size());
  word.resize(floor_boundary(word, kKept));
  word += fmt::format("~{:016x}", hash);
}

class Tokeniser {
 public:
  Tokeniser(std::string_view text, const std::function<void(const Token&)>& sink)
      : text_(text.substr(0, UINT32_MAX)), sink_(sink) {}

  void run() {
    size_t pos = 0;
    while (pos < text_.size()) {
      const Look here = look(text_, pos);
      if (is_cjk(here.c)) {
        pos = cjk_run(pos);
      } else if (is_word_char(here.c)) {
        pos = word(pos);
      } else {
        pos = here.next;
      }
    }
  }

 private:
  size_t word(size_t begin) {
    if (const size_t end = initials(begin)) return end;
    size_t pos = begin;
    char32_t last = 0;
    while (pos < text_.size()) {
      const Look here = look(text_, pos);
      if (is_word_char(here.c) && !is_cjk(here.c)) {
        last = here.c;
        pos = here.next;
        continue;
      }
      const Look after = look(text_, here.next);
      if (!is_word_char(after.c) || is_cjk(after.c)) break;
      if (is_ignorable(here.c)) {
        pos = here.next;
      } else if (is_digit(last) ? joins_digits(here.c) && is_digit(after.c) : joins_letters(here.c)) {
        if (is_apostrophe(here.c) && is_elision(fold_word(text_.substr(begin, pos - begin)))) break;
        pos = here.next;
      } else {
        break;
      }
    }
    pos = suffix(pos);
    emit_word(begin, pos);
    return pos;
  }

  // U.S. and U.S.A: capitals each followed by a full stop, at least two. Returns the end, 0 if it is nothing
  // of the kind.
  size_t initials(size_t begin) {
    size_t pos = begin;
    size_t end = 0;
    int letters = 0;
    std::string joined;
    for (;;) {
      const Look letter = look(text_, pos);
      if (!is_upper(letter.c)) break;
      const Look dot = look(text_, letter.next);
      const bool last = dot.c != '.';
      if (last && is_word_char(dot.c)) break;
      joined.append(text_, pos, letter.next - pos);
      ++letters;
      end = last ? letter.next : dot.next;
      pos = dot.next;
      if (last) break;
    }
    if (letters < 2 || is_word_char(look(text_, end).c)) return 0;
    emit(begin, end, joined);
    return end;
  }

  // C++, C#, and Xapian's bound of three such signs.
  size_t suffix(size_t pos) const {
    size_t end = pos;
    for (int i = 0; i < 3 && end < text_.size() && (text_[end] == '+' || text_[end] == '#'); ++i) ++end;
    const char32_t after = look(text_, end).c;
    return is_word_char(after) || after == '+' || after == '#' ? pos : end;
  }

  void emit_word(size_t begin, size_t end) { emit(begin, end, text_.substr(begin, end - begin)); }

  void emit(size_t begin, size_t end, std::string_view surface) {
    token_.begin = static_cast<uint32_t>(begin);
    token_.end = static_cast<uint32_t>(end);
    token_.kind = TokenKind::word;
    fold_word(surface, token_.term, token_.lower);
    if (token_.term.empty()) return;  // nothing but marks
    if (token_.term.size() > kMaxWordBytes) token_.lower.clear();
    clip(token_.term);
    token_.position = position_++;
    sink_(token_);
  }

  size_t cjk_run(size_t pos) {
    Look here = look(text_, pos);
    std::string folded = fold_word(text_.substr(pos, here.next - pos));
    while (true) {
      emit_cjk(TokenKind::cjk, pos, here.next, folded, position_);
      const Look after = look(text_, here.next);
      if (!is_cjk(after.c)) break;
      std::string next_folded = fold_word(text_.substr(here.next, after.next - here.next));
      emit_cjk(TokenKind::cjk_pair, pos, after.next, folded + next_folded, position_);
      ++position_;
      pos = here.next;
      here = after;
      folded = std::move(next_folded);
    }
    ++position_;
    return here.next;
  }

  void emit_cjk(TokenKind kind, size_t begin, size_t end, const std::string& term, uint32_t position) {
    token_.begin = static_cast<uint32_t>(begin);
    token_.end = static_cast<uint32_t>(end);
    token_.kind = kind;
    token_.term = term;
    token_.lower.clear();
    token_.position = position;
    if (!term.empty()) sink_(token_);
  }

  std::string_view text_;
  const std::function<void(const Token&)>& sink_;
  Token token_;
  uint32_t position_ = 0;
};

}  // namespace

// Han, kana, Hangul, Bopomofo, Yi, and the South-East Asian scripts that are written without spaces.
bool is_cjk(char32_t c) noexcept {
  if (c < 0x0E00) return false;
  return (c <= 0x0EFF) || (c >= 0x1000 && c <= 0x11FF) || (c >= 0x1780 && c <= 0x17FF) ||
         (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3005 && c <= 0x3007) || (c >= 0x3021 && c <= 0x3029) ||
         (c >= 0x3031 && c <= 0x3035) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x309D && c <= 0x309F) ||
         (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x30FC && c <= 0x31BF) || (c >= 0x31F0 && c <= 0x31FF) ||
         (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7FF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF66 && c <= 0xFF9F) || (c >= 0x1B000 && c <= 0x1B16F) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

void tokenise(std::string_view text, const std::function<void(const Token&)>& sink) {
  Tokeniser(text, sink).run();
}

std::vector<Token> tokenise(std::string_view text) {
  std::vector<Token> tokens;
  tokenise(text, [&tokens](const Token& token) { tokens.push_back(token); });
  return tokens;
}

std::vector<Range> paragraphs(std::string_view body) {
  std::vector<Range> found;
  size_t pos = 0;
  while (pos < body.size()) {
    // A paragraph ends at a line that holds nothing.
    size_t end = body.find("\n\n", pos);
    if (end == std::string_view::npos) end = body.size();
    const std::string_view trimmed = trim(body.substr(pos, end - pos));
    if (!trimmed.empty()) {
      const auto begin = static_cast<size_t>(trimmed.data() - body.data());
      found.push_back({begin, begin + trimmed.size()});
    }
    pos = end + 2;
  }
  return found;
}

}  // namespace news
