#define XXH_INLINE_ALL  // one library less to load when a program starts
#include "common/tokeniser.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <xxhash.h>

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/folding.h"
#include "common/utf8.h"

namespace news {

namespace {

bool is_word_char(char32_t c) noexcept {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  if (is_apostrophe(c)) return false;
  constexpr uint32_t kWordMask = U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK | U_GC_PC_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & kWordMask) != 0;
}

bool is_digit(char32_t c) noexcept {
  return c < 0x80 ? c >= '0' && c <= '9' : u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER;
}

bool is_upper(char32_t c) noexcept {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(static_cast<UChar32>(c)) != 0;
}

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

// The folded form of an ASCII byte of a word; 0 for all other bytes.
constexpr std::array<char, 256> folded_bytes() {
  std::array<char, 256> folded{};
  for (size_t c = 0; c < 128; ++c) {
    if (kByteClasses[c] == ByteClass::word)
      folded[c] = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  return folded;
}
constexpr std::array<char, 256> kFoldedBytes = folded_bytes();

// Characters of CJK scripts that folding leaves as they are: nearly all of a text.
bool folds_to_itself(char32_t c) noexcept {
  return (c >= 0x4E00 && c <= 0x9FEF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x3041 && c <= 0x3096) ||
         (c >= 0x30A1 && c <= 0x30FA);
}

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

void Tokeniser::start(std::string_view text) {
  text_ = text.substr(0, UINT32_MAX);
  at_ = 0;
  position_ = 0;
  pair_due_ = false;
}

bool Tokeniser::next(TokenView& token) {
  if (pair_due_ && cjk_pair(token)) return true;
  while (at_ < text_.size()) {
    switch (class_at(text_, at_)) {
      case ByteClass::word:
        if (ascii_word(token) || word(token)) return true;
        break;
      case ByteClass::other: {
        const Look here = look(text_, at_);
        if (is_cjk(here.c)) {
          if (cjk(token)) return true;
        } else if (is_word_char(here.c)) {
          if (word(token)) return true;
        } else {
          at_ = here.next;
        }
        break;
      }
      default:
        ++at_;
    }
  }
  return false;
}

size_t Tokeniser::next(std::span<PlainWord> words, uint32_t& position) {
  if (pair_due_) return 0;
  const size_t count = take_plain_words(text_, at_, words);
  position = position_;
  position_ += static_cast<uint32_t>(count);
  return count;
}

// Folds the bytes of ASCII words in front into ascii_ and returns how many there are: at most as many as fit.
size_t Tokeniser::fold_ascii(const char* bytes, size_t size) {
  const size_t most = std::min(sizeof ascii_, size);
  size_t length = 0;
  for (; length < most; ++length) {
    const char folded = kFoldedBytes[static_cast<uint8_t>(bytes[length])];
    if (folded == 0) break;
    ascii_[length] = folded;
  }
  return length;
}

// A plain word of any length. False, and nothing done, if it may be more.
bool Tokeniser::ascii_word(TokenView& token) {
  const size_t begin = at_;
  const size_t length = fold_ascii(text_.data() + begin, text_.size() - begin);
  const size_t end = begin + length;
  if (class_at(text_, end) == ByteClass::word) return false;  // too long
  if (!is_plain_word(text_, begin, end)) return false;
  token.begin = static_cast<uint32_t>(begin);
  token.end = static_cast<uint32_t>(end);
  token.position = position_++;
  token.kind = TokenKind::word;
  token.term = {ascii_, length};
  token.lower = {};
  at_ = end;
  return true;
}

// A word of any kind; false if nothing is left of it when folded. Moves behind it either way.
bool Tokeniser::word(TokenView& token) {
  const size_t begin = at_;
  if (const size_t end = initials(begin, scratch_)) return emit_word(token, begin, end, scratch_);
  const size_t end = suffix(word_end(begin));
  return emit_word(token, begin, end, text_.substr(begin, end - begin));
}

size_t Tokeniser::word_end(size_t begin) const {
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
  return pos;
}

// U.S. and U.S.A: capitals each followed by a full stop, at least two. Returns the end, and the letters in
// `joined`; 0 if it is nothing of the kind.
size_t Tokeniser::initials(size_t begin, std::string& joined) const {
  size_t pos = begin;
  size_t end = 0;
  int letters = 0;
  joined.clear();
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
  return end;
}

// C++, C#, and Xapian's bound of three such signs.
size_t Tokeniser::suffix(size_t pos) const {
  size_t end = pos;
  for (int i = 0; i < 3 && end < text_.size() && (text_[end] == '+' || text_[end] == '#'); ++i) ++end;
  const char32_t after = look(text_, end).c;
  return is_word_char(after) || after == '+' || after == '#' ? pos : end;
}

bool Tokeniser::emit_word(TokenView& token, size_t begin, size_t end, std::string_view surface) {
  at_ = end;
  fold_word(surface, term_, lower_);
  if (term_.empty()) return false;  // nothing but marks
  if (term_.size() > kMaxWordBytes) lower_.clear();
  clip(term_);
  token.begin = static_cast<uint32_t>(begin);
  token.end = static_cast<uint32_t>(end);
  token.position = position_++;
  token.kind = TokenKind::word;
  token.term = term_;
  token.lower = lower_;
  return true;
}

// The character at at_, which is CJK; false if folding leaves nothing of it.
bool Tokeniser::cjk(TokenView& token) {
  const Look here = look(text_, at_);
  const std::string_view bytes = text_.substr(at_, here.next - at_);
  if (folds_to_itself(here.c))
    last_folded_ = bytes;
  else
    last_folded_ = fold_word(bytes);
  last_begin_ = at_;
  at_ = here.next;
  pair_due_ = is_cjk(look(text_, at_).c);
  token.begin = static_cast<uint32_t>(last_begin_);
  token.end = static_cast<uint32_t>(at_);
  token.position = position_++;
  token.kind = TokenKind::cjk;
  token.term = last_folded_;
  token.lower = {};
  return !last_folded_.empty();
}

// The last character and the one at at_, which is CJK too.
bool Tokeniser::cjk_pair(TokenView& token) {
  pair_due_ = false;
  const Look here = look(text_, at_);
  const std::string_view bytes = text_.substr(at_, here.next - at_);
  term_ = last_folded_;
  if (folds_to_itself(here.c))
    term_ += bytes;
  else
    term_ += fold_word(bytes);
  token.begin = static_cast<uint32_t>(last_begin_);
  token.end = static_cast<uint32_t>(here.next);
  token.position = position_ - 1;
  token.kind = TokenKind::cjk_pair;
  token.term = term_;
  token.lower = {};
  return !term_.empty();
}

}  // namespace news
