#include "indexer/common_words.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <utility>

namespace news {
namespace {

constexpr size_t kLanguages = 4;
constexpr std::array<std::string_view, kLanguages> kTags = {"en", "de", "fr", "es"};

// Each word belongs to one of the languages, and is rare in what is written in any other.
using Entry = std::pair<std::string_view, uint8_t>;
constexpr Entry kWords[] = {
    {"the", 0},  {"and", 0},   {"of", 0},   {"that", 0},    {"with", 0},  {"from", 0}, {"were", 0},
    {"this", 0}, {"which", 0}, {"they", 0}, {"their", 0},   {"would", 0}, {"been", 0}, {"have", 0},
    {"und", 1},  {"nicht", 1}, {"sich", 1}, {"auf", 1},     {"ist", 1},   {"mit", 1},  {"eine", 1},
    {"dem", 1},  {"wird", 1},  {"auch", 1}, {"werden", 1},  {"nach", 1},  {"bei", 1},  {"für", 1},
    {"dans", 2}, {"pour", 2},  {"une", 2},  {"avec", 2},    {"cette", 2}, {"sont", 2}, {"qui", 2},
    {"été", 2},  {"aux", 2},   {"nous", 2}, {"leur", 2},    {"ses", 2},   {"les", 2},  {"des", 2},
    {"los", 3},  {"las", 3},   {"y", 3},    {"pero", 3},    {"más", 3},   {"fue", 3},  {"según", 3},
    {"está", 3}, {"muy", 3},   {"hay", 3},  {"también", 3}, {"sus", 3},   {"ha", 3},   {"una", 3},
};
static_assert(std::size(kWords) <= 64);
constexpr size_t kLongestWord = 8;  // bytes

// The entries of each language, a bit each.
constexpr std::array<uint64_t, kLanguages> make_bits() {
  std::array<uint64_t, kLanguages> bits{};
  for (size_t i = 0; i < std::size(kWords); ++i) bits[kWords[i].second] |= uint64_t{1} << i;
  return bits;
}
constexpr std::array<uint64_t, kLanguages> kBits = make_bits();

constexpr size_t kSlots = 256;
constexpr uint8_t kNone = 0xff;

constexpr uint32_t step(uint32_t hash, char c) noexcept { return hash * 31 + static_cast<unsigned char>(c); }
constexpr size_t slot_of(uint32_t hash) noexcept { return (hash ^ hash >> 8) % kSlots; }

// Open addressing: the number of a word's entry, or kNone where a search ends.
constexpr std::array<uint8_t, kSlots> make_table() {
  std::array<uint8_t, kSlots> table{};
  table.fill(kNone);
  for (size_t i = 0; i < std::size(kWords); ++i) {
    uint32_t hash = 0;
    for (const char c : kWords[i].first) hash = step(hash, c);
    size_t slot = slot_of(hash);
    while (table[slot] != kNone) slot = (slot + 1) % kSlots;
    table[slot] = static_cast<uint8_t>(i);
  }
  return table;
}
constexpr std::array<uint8_t, kSlots> kTable = make_table();

uint8_t entry_of(std::string_view word, uint32_t hash) noexcept {
  size_t slot = slot_of(hash);
  for (; kTable[slot] != kNone; slot = (slot + 1) % kSlots) {
    if (kWords[kTable[slot]].first == word) return kTable[slot];
  }
  return kNone;
}

// Lower case in ASCII; every other byte of UTF-8 stands for a letter; 0 for what is none.
constexpr std::array<char, 256> make_letters() {
  std::array<char, 256> letters{};
  for (int c = 'a'; c <= 'z'; ++c) letters[c] = letters[c - 'a' + 'A'] = static_cast<char>(c);
  for (int c = 0x80; c <= 0xff; ++c) letters[c] = static_cast<char>(c);
  return letters;
}
constexpr std::array<char, 256> kLetters = make_letters();

// What was counted so far.
struct Tally {
  size_t words = 0;
  std::array<size_t, kLanguages> hits{};
  uint64_t met = 0;  // entries, a bit each

  // The language of the last hit, if the evidence suffices.
  bool decides(uint8_t language) const noexcept {
    constexpr size_t kLeastHits = 5;
    constexpr int kLeastDifferent = 3;
    constexpr size_t kOneIn = 12;
    const size_t own = hits[language];
    const size_t all = std::accumulate(hits.begin(), hits.end(), size_t{0});
    return own >= kLeastHits && own * kOneIn >= words && (all - own) * 8 <= own &&
           std::popcount(met & kBits[language]) >= kLeastDifferent;
  }
};

}  // namespace

std::string_view language_by_common_words(std::string_view text) noexcept {
  Tally tally;
  char word[kLongestWord];
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at != end;) {
    uint32_t hash = 0;
    size_t size = 0;
    for (char c = '\0'; at != end && (c = kLetters[static_cast<unsigned char>(*at)]) != '\0'; ++at, ++size) {
      hash = step(hash, c);
      if (size < kLongestWord) word[size] = c;
    }
    if (size == 0) {
      ++at;
      continue;
    }
    ++tally.words;
    const uint8_t entry = size <= kLongestWord ? entry_of({word, size}, hash) : kNone;
    if (entry == kNone) continue;
    const uint8_t language = kWords[entry].second;
    ++tally.hits[language];
    tally.met |= uint64_t{1} << entry;
    if (tally.decides(language)) return kTags[language];
  }
  return {};
}

}  // namespace news
