#include "indexer/date_words.h"

#include <unicode/dtfmtsym.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

#include "indexer/date_reader.h"
#include "indexer/date_word_tables.h"

namespace news {
namespace {

// Order matters where two languages use one word for different months: the first wins (Polish and Czech
// listopad is November, Croatian October).
constexpr std::array kLocales = {
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "ru",
    "uk",
    "pl",
    "sv",
    "nb",
    "da",
    "fi",
    "tr",
    "cs",
    "hr",
    "ro",
    "hu",
    "el",
    "bg",
    "id",
    "vi",
    "th@calendar=gregorian",
    "hi",
    "bn",
    "ka",
    "zh",
    "zh_Hant",
    "ja",
    "ko",
    "ar_EG",
    "ar_SY",
    "ar_DZ",
    "ar_MA",
    "he",
    "fa@calendar=gregorian",
};

constexpr std::string_view kHebrewIn = "\u05d1";  // "in", written with the name of the month as one word

struct Tables {
  std::unordered_map<std::string, DateWord> exact;
  std::map<std::string, DateWord> long_months;  // ordered, for cut forms
};

std::string key_of(std::string_view name) {
  std::string key = fold_date_text(name);
  std::erase(key, '.');
  while (!key.empty() && key.back() == ' ') key.pop_back();
  while (!key.empty() && key.front() == ' ') key.erase(0, 1);
  return key;
}

bool has_digit(const std::string& key) {
  return std::any_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void add(Tables& tables, std::string_view name, const DateWord& word) {
  const std::string key = key_of(name);
  if (key.empty() || has_digit(key)) return;
  const auto [place, inserted] = tables.exact.emplace(key, word);
  if (!inserted && place->second.kind == WordKind::month && word.kind == WordKind::weekday) {
    place->second.also_weekday = true;
  }
}

// Every blank-separated word of `list` with one meaning; '_' stands for a space inside a word.
void add_list(Tables& tables, std::string_view list, const DateWord& word) {
  for (size_t begin = 0; begin < list.size();) {
    const size_t end = std::min(list.find(' ', begin), list.size());
    std::string name(list.substr(begin, end - begin));
    std::replace(name.begin(), name.end(), '_', ' ');
    add(tables, name, word);
    if (word.kind == WordKind::month) tables.long_months.emplace(key_of(name), word);
    begin = end + 1;
  }
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

void add_months(Tables& tables, const icu::DateFormatSymbols& symbols, bool buddhist) {
  using Symbols = icu::DateFormatSymbols;
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      int32_t count = 0;
      const icu::UnicodeString* names = symbols.getMonths(count, context, width);
      for (int32_t i = 0; i < std::min(count, 12); ++i) {
        const DateWord word{WordKind::month, i + 1, false, buddhist};
        add(tables, utf8(names[i]), word);
        if (width == Symbols::WIDE) tables.long_months.emplace(key_of(utf8(names[i])), word);
      }
    }
  }
}

void add_weekdays(Tables& tables, const icu::DateFormatSymbols& symbols) {
  using Symbols = icu::DateFormatSymbols;
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED, Symbols::SHORT}) {
      int32_t count = 0;
      const icu::UnicodeString* names = symbols.getWeekdays(count, context, width);
      for (int32_t i = 1; i < count; ++i) add(tables, utf8(names[i]), {WordKind::weekday, i});
    }
  }
}

Tables build_tables() {
  Tables tables;
  for (const WordList& list : kWordLists) add_list(tables, list.words, {list.kind, list.value});
  for (const ZoneName& zone : kZoneNames) add(tables, zone.name, {WordKind::zone, zone.minutes});
  for (size_t i = 0; i < kRegionalZones.size(); ++i) {
    add(tables, kRegionalZones[i].name, {WordKind::regional_zone, static_cast<int>(i)});
  }
  // All months before all weekdays, so that "mar" is a month that may also be a weekday.
  std::vector<std::unique_ptr<icu::DateFormatSymbols>> all;
  for (const char* name : kLocales) {
    UErrorCode status = U_ZERO_ERROR;
    auto symbols = std::make_unique<icu::DateFormatSymbols>(icu::Locale(name), status);
    if (U_FAILURE(status)) continue;
    add_months(tables, *symbols, std::string_view(name).starts_with("th"));
    all.push_back(std::move(symbols));
  }
  for (size_t i = 0; i < kMoreMonths.size(); ++i) {
    add_list(tables, kMoreMonths[i], {WordKind::month, static_cast<int>(i) + 1});
  }
  for (const auto& symbols : all) add_weekdays(tables, *symbols);
  add_list(tables, kMoreWeekdays, {WordKind::weekday, 0});
  return tables;
}

const Tables& tables() {
  static const Tables built = build_tables();
  return built;
}

size_t count_characters(const std::string& text) {
  return static_cast<size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool is_dropped_mark(UChar32 c) { return (c >= 0x0300 && c <= 0x036F) || (c >= 0x064B && c <= 0x0652); }

}  // namespace

std::string fold_date_text(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return {};
  const auto given =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  const icu::UnicodeString flat = decompose->normalize(casefold->normalize(given, status), status);
  icu::UnicodeString folded;
  for (int32_t i = 0; i < flat.length(); i = flat.moveIndex32(i, 1)) {
    const UChar32 c = flat.char32At(i);
    const int32_t digit = u_charDigitValue(c);
    if (is_dropped_mark(c)) continue;
    if (digit >= 0) {
      folded.append(static_cast<UChar32>('0' + digit));
    } else if (c == 0x131) {  // dotless i: Turkish capital I is folded to i
      folded.append(static_cast<UChar32>('i'));
    } else {
      folded.append(u_isUWhiteSpace(c) ? static_cast<UChar32>(' ') : c);
    }
  }
  return utf8(folded);
}

std::optional<DateWord> find_exact_date_word(const std::string& folded) {
  const auto found = tables().exact.find(folded);
  if (found == tables().exact.end()) return std::nullopt;
  return found->second;
}

std::optional<DateWord> find_date_word(const std::string& folded) {
  if (const auto exact = find_exact_date_word(folded)) return exact;
  if (folded.starts_with(kHebrewIn)) {
    const auto month = find_exact_date_word(folded.substr(kHebrewIn.size()));
    if (month && month->kind == WordKind::month) return month;
  }
  if (count_characters(folded) < 3) return std::nullopt;
  std::optional<DateWord> cut;
  const auto& months = tables().long_months;
  for (auto place = months.lower_bound(folded); place != months.end() && place->first.starts_with(folded);
       ++place) {
    if (cut && cut->value != place->second.value) return std::nullopt;
    cut = place->second;
  }
  return cut;
}

int16_t regional_offset(int index, const Date& wall) {
  const RegionalZone& zone = kRegionalZones[static_cast<size_t>(index)];
  return zone_offset(wall, zone.timezone).value_or(zone.standard);
}

}  // namespace news
