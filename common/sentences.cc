// Sentences of a paragraph, as news writes them. In the spirit of UAX #29, which knows no abbreviations and
// so ends a sentence after "Mr." and "U.S."; ours costs a pass over the bytes.
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/analysis.h"
#include "common/ascii.h"
#include "common/byte_scan.h"
#include "common/utf8.h"

namespace news {

namespace {

constexpr uint32_t letter_bit(char c) noexcept { return 1U << ((static_cast<uint8_t>(c) | 0x20U) - 'a'); }

// Words of letters. Most words are not among them, and are told by their first and last letter.
template <size_t N>
struct WordList {
  constexpr WordList(const std::array<std::string_view, N>& list) : words(list) {
    for (const std::string_view word : list) lasts[first(word)] |= letter_bit(word.back());
  }
  static constexpr size_t first(std::string_view word) noexcept {
    return static_cast<size_t>((static_cast<uint8_t>(word.front()) | 0x20U) - 'a');
  }
  std::array<std::string_view, N> words;
  std::array<uint32_t, 26> lasts{};  // of words by their first letter
};

// A full stop after these never ends a sentence: something is named or numbered next.
constexpr WordList<44> kAlwaysFollowed({"adm", "art",  "bros", "brig",   "capt", "cmdr", "col",  "cpl",
                                        "dr",  "fig",  "ft",   "gen",    "gov",  "hon",  "hr",   "insp",
                                        "lt",  "m",    "maj",  "messrs", "mgr",  "mlle", "mm",   "mme",
                                        "mr",  "mrs",  "ms",   "msgr",   "mt",   "no",   "nos",  "nr",
                                        "pfc", "pp",   "pres", "prof",   "pvt",  "rep",  "reps", "rev",
                                        "sen", "sens", "sgt",  "st"});

// After these it does, if what follows begins like a sentence.
constexpr WordList<53> kAbbreviations({"abt", "al",  "apr",  "assn", "aug", "ave",  "blvd", "bzw", "ca",
                                       "cf",  "co",  "corp", "ct",   "dec", "dept", "dist", "ed",  "esq",
                                       "est", "etc", "feb",  "fri",  "hrs", "inc",  "intl", "jan", "jr",
                                       "jul", "jun", "ltd",  "mar",  "mio", "mrd",  "natl", "nov", "oct",
                                       "pct", "ph",  "plc",  "rd",   "sat", "sep",  "sept", "sq",  "sr",
                                       "tel", "thu", "tues", "univ", "usw", "vol",  "vs",   "wed"});

// How sentences begin that are not the rest of a name: after "U.S." or "Inc." only these tell.
constexpr WordList<48> kStarters({"A",       "After", "All",   "Although", "An",   "And",  "As",   "At",
                                  "Because", "But",   "By",    "Das",      "Der",  "Die",  "Each", "Even",
                                  "Every",   "For",   "He",    "Her",      "His",  "How",  "I",    "If",
                                  "In",      "It",    "Its",   "Many",     "Most", "No",   "On",   "One",
                                  "Or",      "Our",   "She",   "Since",    "So",   "Some", "That", "The",
                                  "Their",   "There", "These", "They",     "This", "We",   "When", "You"});

// Languages that write ordinal numbers with a full stop: "am 3. Oktober".
constexpr std::array<std::string_view, 13> kOrdinalStops = {"cs", "da", "de", "et", "fi", "hr", "hu",
                                                            "is", "nb", "nn", "no", "sk", "sl"};

template <size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) noexcept {
  return std::find(list.begin(), list.end(), word) != list.end();
}

template <size_t N>
bool holds(const WordList<N>& list, std::string_view word) noexcept {
  if (word.empty() || !is_ascii_letter(word.front()) || !is_ascii_letter(word.back())) return false;
  return (list.lasts[WordList<N>::first(word)] & letter_bit(word.back())) != 0 && holds(list.words, word);
}

enum class Stop : uint8_t {
  none,
  full_stop,  // may belong to an abbreviation or a number
  mark,       // ends a sentence unless a small letter follows
  always,     // of scripts without capitals and without spaces
};

// What the character at `at` is; `next` is moved behind it.
Stop stop_at(std::string_view text, size_t at, size_t& next) noexcept {
  const auto byte = static_cast<uint8_t>(text[at]);
  next = at + 1;
  if (byte == '.') return Stop::full_stop;
  if (byte == '!' || byte == '?') return Stop::mark;
  if (byte < 0xD8) return Stop::none;
  next = at;
  switch (decode(text, next)) {
    case 0x2026:  // …
    case 0x203C:
    case 0x2047:
    case 0x2048:
    case 0x2049:
    case 0x61F:  // ؟
    case 0x6D4:
      return Stop::mark;
    case 0x964:  // danda
    case 0x965:
    case 0x1362:
    case 0x3002:  // 。
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1F:
    case 0xFF61:
      return Stop::always;
    default:
      return Stop::none;
  }
}

// Quotation marks and brackets that close after the stop still belong to the sentence.
bool is_closing(char32_t c) noexcept {
  switch (c) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '}':
    case 0x2019:
    case 0x201D:
    case 0xBB:
    case 0x300D:
    case 0x300F:
    case 0x3011:
    case 0xFF09:
    case 0x300B:
      return true;
    default:
      return false;
  }
}

size_t behind_closing(std::string_view text, size_t at) noexcept {
  while (at < text.size()) {
    size_t next = at;
    const char32_t c = decode(text, next);
    size_t ignored = 0;
    if (!is_closing(c) && stop_at(text, at, ignored) == Stop::none) break;
    at = next;
  }
  return at;
}

// The run of letters, digits and inner full stops that ends before `end`.
std::string_view word_before(std::string_view text, size_t begin, size_t end) noexcept {
  size_t at = end;
  while (at > begin && (is_ascii_alnum(text[at - 1]) || text[at - 1] == '.')) --at;
  return text.substr(at, end - at);
}

// The word behind opening quotation marks at `at`, as long as it is ASCII.
std::string_view word_after(std::string_view text, size_t at) noexcept {
  size_t end = at;
  while (end < text.size() && is_ascii_letter(text[end])) ++end;
  return text.substr(at, end - at);
}

// Skips white space and opening marks.
size_t next_text(std::string_view text, size_t at) noexcept {
  while (at < text.size()) {
    size_t next = at;
    const char32_t c = decode(text, next);
    const bool skipped = c <= ' ' || c == '"' || c == '\'' || c == '(' || c == '[' || c == 0xA0 ||
                         c == 0xAB || c == 0x2018 || c == 0x201C || c == 0x201E || c == 0x2013 ||
                         c == 0x2014 || c == '-';
    if (!skipped) break;
    at = next;
  }
  return at;
}

bool is_space_at(std::string_view text, size_t at) noexcept {
  if (at >= text.size()) return true;
  size_t next = at;
  const char32_t c = decode(text, next);
  return c <= ' ' || c == 0xA0 || c == 0x3000 || c == 0x2003 || c == 0x202F;
}

// Does the full stop after `word` end a sentence, when `rest` begins the next one?
bool ends_after(std::string_view word, std::string_view rest, std::string_view lang) noexcept {
  if (word.empty()) return true;
  if (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z') return word[0] == 'I';  // initials of a name
  std::array<char, 8> lower{};
  if (word.size() <= lower.size() && word.find('.') == std::string_view::npos) {
    std::transform(word.begin(), word.end(), lower.begin(), ascii_lower);
    const std::string_view folded(lower.data(), word.size());
    if (folded == "no") return word == "no" || !(!rest.empty() && is_ascii_digit(rest[0]));
    if (holds(kAlwaysFollowed, folded)) return false;
    if (holds(kAbbreviations, folded)) return holds(kStarters, rest);
    const bool number = std::all_of(word.begin(), word.end(), is_ascii_digit);
    return !(number && word.size() <= 2 && holds(kOrdinalStops, lang));
  }
  const size_t last_dot = word.rfind('.');
  const bool initials = last_dot != std::string_view::npos && word.size() - last_dot <= 2;  // U.S, a.m, Ph.D
  return !initials || holds(kStarters, rest);
}

void add_trimmed(std::string_view text, size_t begin, size_t end, std::vector<Range>& out) {
  const std::string_view sentence = trim(text.substr(begin, end - begin));
  if (sentence.empty()) return;
  const auto first = static_cast<size_t>(sentence.data() - text.data());
  out.push_back({first, first + sentence.size()});
}

// A stop at `at` with what closes behind it, up to `end`: does the sentence that began at `begin` end there?
bool is_end(std::string_view text, size_t begin, size_t at, size_t end, Stop stop, std::string_view lang) {
  if (stop == Stop::always || end >= text.size()) return true;
  if (!is_space_at(text, end)) return false;
  const size_t after = next_text(text, end);
  if (after >= text.size()) return true;
  size_t behind = after;
  if (u_islower(static_cast<UChar32>(decode(text, behind)))) return false;
  if (stop != Stop::full_stop || end != at + 1) return true;
  const std::string_view rest = is_ascii_digit(text[after]) ? text.substr(after, 1) : word_after(text, after);
  return ends_after(word_before(text, begin, at), rest, lang);
}

// The next byte that may begin a stop, and some that may not.
size_t next_stop(std::string_view text, size_t from) noexcept {
  return find_byte(text, from, [](Bytes16 bytes) {
    return mask16((bytes == all16('.')) | (bytes == all16('!')) | (bytes == all16('?')) |
                  (bytes >= all16(0xD8)));
  });
}

// Bytes that may begin a stop.
constexpr std::array<bool, 256> stop_bytes() {
  std::array<bool, 256> bytes{};
  for (const int c : {0x2E, 0x21, 0x3F, 0xD8, 0xDB, 0xE0, 0xE1, 0xE2, 0xE3, 0xEF})
    bytes[static_cast<size_t>(c)] = true;
  return bytes;
}
constexpr std::array<bool, 256> kStopBytes = stop_bytes();

}  // namespace

void sentences(std::string_view text, std::string_view lang, std::vector<Range>& found) {
  found.clear();
  lang = lang.substr(0, lang.find_first_of("-_"));
  size_t begin = 0;
  for (size_t at = next_stop(text, 0); at < text.size(); at = next_stop(text, at)) {
    if (!kStopBytes[static_cast<uint8_t>(text[at])]) {
      ++at;
      continue;
    }
    size_t next = at;
    const Stop stop = stop_at(text, at, next);
    if (stop != Stop::none) {
      next = behind_closing(text, next);
      if (is_end(text, begin, at, next, stop, lang)) {
        add_trimmed(text, begin, next, found);
        begin = next;
      }
    }
    at = next;
  }
  add_trimmed(text, begin, text.size(), found);
}

std::vector<Range> sentences(std::string_view text, std::string_view lang) {
  std::vector<Range> found;
  sentences(text, lang, found);
  return found;
}

}  // namespace news
