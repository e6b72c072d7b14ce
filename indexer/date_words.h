// The words that dates are written with, in the languages news is written in: months, weekdays, halves of the
// day, zones, and what may stand between. Month and weekday names come from ICU's locale data; date_words.cc
// adds the forms it lacks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/date.h"

namespace news {

enum class WordKind : uint8_t {
  month,  // value 1..12
  weekday,
  am,
  pm,
  noon,
  zone,           // value: minutes east of UTC
  regional_zone,  // value: index for regional_offset; standard or summer time by the date
  year_mark,      // stands after (or before) a number: 2018年
  month_mark,
  day_mark,
  hour_mark,
  minute_mark,
  second_mark,
  noise,  // at, de, um, Published ...
};

struct DateWord {
  WordKind kind = WordKind::noise;
  int value = 0;
  bool also_weekday = false;  // "mar" is March and mardi
  bool buddhist = false;      // a Thai month: years beyond 2400 count from 543 BC
};

// The form that words are compared in: NFKC, case folded, accents of European scripts and Arabic vowel marks
// dropped, digits of all scripts as ASCII. Idempotent.
std::string fold_date_text(std::string_view text);

// What a folded word (or two with one space between) means; a month may be cut short if that leaves no doubt
// ("верес"). Thread-safe; the first call builds the tables.
std::optional<DateWord> find_date_word(const std::string& folded);
// The same without cut forms: for words written without spaces between them.
std::optional<DateWord> find_exact_date_word(const std::string& folded);

// Offset of a regional zone ("ET") at the wall-clock time, minutes. Precondition: precision second, index
// from a DateWord.
int16_t regional_offset(int index, const Date& wall);

}  // namespace news
