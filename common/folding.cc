#include "common/folding.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <unordered_map>

#include "common/utf8.h"

namespace news {

namespace {

struct Folded {
  std::string plain;     // accents removed
  std::string accented;  // case folded only
  bool mark = false;     // a combining mark: what becomes of it depends on its base
};

bool is_dropped(char32_t c) noexcept {
  return c == 0x640 || (c >= 0x64B && c <= 0x65F) || c == 0x670 ||
         (c >= 0x6D6 && c <= 0x6ED && c != 0x6DD && c != 0x6DE) || c == 0xAD ||
         (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == kReplacement;
}

bool is_mark(char32_t c) noexcept { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0; }

bool is_latin(char32_t c) noexcept {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_LATIN;
}

// Latin letters that Unicode does not take apart but readers type without their stroke.
std::string_view unstroked(UChar32 c) noexcept {
  switch (c) {
    case 0xF8:
      return "o";
    case 0x142:
      return "l";
    case 0x111:
    case 0xF0:
      return "d";
    case 0x127:
      return "h";
    case 0x131:
      return "i";
    case 0xE6:
      return "ae";
    case 0x153:
      return "oe";
    default:
      return {};
  }
}

std::string without_latin_accents(const icu::UnicodeString& folded) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString apart = icu::Normalizer2::getNFDInstance(status)->normalize(folded, status);
  std::string out;
  for (int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const UChar32 c = apart.char32At(i);
    if (is_mark(static_cast<char32_t>(c))) continue;
    if (const std::string_view plain = unstroked(c); !plain.empty())
      out += plain;
    else
      append_utf8(out, static_cast<char32_t>(c));
  }
  return out;
}

Folded fold_character(char32_t c) {
  Folded result;
  if (is_dropped(c)) return result;
  if (is_apostrophe(c)) {
    result.plain = result.accented = "'";
    return result;
  }
  result.mark = is_mark(c);
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString folded = icu::Normalizer2::getNFKCCasefoldInstance(status)->normalize(
      icu::UnicodeString(static_cast<UChar32>(c)), status);
  folded.toUTF8String(result.accented);
  const bool latin = folded.length() > 0 && is_latin(static_cast<char32_t>(folded.char32At(0)));
  result.plain = latin ? without_latin_accents(folded) : result.accented;
  return result;
}

// Folding a character costs a microsecond, and a text uses few different ones.
const Folded& cached_fold(char32_t c) {
  thread_local std::unordered_map<char32_t, Folded> cache;
  const auto found = cache.find(c);
  if (found != cache.end()) return found->second;
  return cache.emplace(c, fold_character(c)).first->second;
}

void compose(std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString composed =
      icu::Normalizer2::getNFCInstance(status)->normalize(icu::UnicodeString::fromUTF8(text), status);
  text.clear();
  composed.toUTF8String(text);
}

}  // namespace

void fold_word(std::string_view word, std::string& term, std::string& lower) {
  term.clear();
  lower.clear();
  size_t ascii = 0;
  for (; ascii < word.size() && static_cast<signed char>(word[ascii]) >= 0; ++ascii) {
    const char c = word[ascii];
    term += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (ascii == word.size()) return;
  lower = term;
  bool marks = false;
  bool after_latin = ascii > 0 && is_latin(static_cast<char32_t>(word[ascii - 1]));
  for (size_t pos = ascii; pos < word.size();) {
    const char32_t c = decode(word, pos);
    const Folded& folded = cached_fold(c);
    lower += folded.accented;
    marks |= folded.mark;
    if (folded.mark && after_latin) continue;
    term += folded.plain;
    if (!folded.mark) after_latin = is_latin(c);
  }
  if (marks) {
    compose(term);
    compose(lower);
  }
  if (lower == term) lower.clear();
}

std::string fold_word(std::string_view word) {
  std::string term;
  std::string lower;
  fold_word(word, term, lower);
  return term;
}

std::string written_word(std::string_view word) {
  std::string plain;
  bool ascii = true;
  for (size_t pos = 0; pos < word.size();) {
    char32_t c = decode(word, pos);
    const bool invisible = c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
    if (invisible) continue;
    if (is_apostrophe(c)) c = '\'';
    ascii &= c < 0x80;
    append_utf8(plain, c);
  }
  if (ascii) return plain;
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString composed =
      icu::Normalizer2::getNFKCInstance(status)->normalize(icu::UnicodeString::fromUTF8(plain), status);
  plain.clear();
  composed.toUTF8String(plain);
  return plain;
}

}  // namespace news
