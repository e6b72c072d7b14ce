#include "indexer/date_clock.h"

#include <algorithm>

namespace news {
namespace {

class ClockReader {
 public:
  explicit ClockReader(DateTokens& tokens) : tokens_(tokens) {}

  DateClock run() {
    split_compact();
    if (!clock_.found) read_clock();
    return clock_;
  }

 private:
  bool number_at(size_t i, int min_digits, int max_digits) const {
    return i < tokens_.size() && !tokens_[i].used && tokens_[i].is_number() &&
           tokens_[i].digits >= min_digits && tokens_[i].digits <= max_digits;
  }
  bool mark_at(size_t i, char c) const { return news::mark_at(tokens_, i, c); }
  bool word_at(size_t i, WordKind kind) const { return news::word_at(tokens_, i, kind); }
  // The number is the end of another one: 45 in "5.45 pm".
  bool continues(size_t i) const {
    return i >= 2 && glued(i) && mark_at(i - 1, '.') && tokens_[i - 2].is_number();
  }
  bool glued(size_t i) const { return i < tokens_.size() && !tokens_[i].after_space; }
  void use(size_t first, size_t last) {
    for (size_t i = first; i < last; ++i) tokens_[i].used = true;
  }

  // 20180902, 20180902T204340 and 20180902204340 as single numbers.
  void split_compact() {
    for (size_t i = 0; i < tokens_.size(); ++i) {
      if (!tokens_[i].is_number()) continue;
      const int digits = tokens_[i].digits;
      int64_t value = tokens_[i].value;
      if (digits == 14 || digits == 12) {
        set_time(value % (digits == 14 ? 1000000 : 10000), digits == 14);
        value /= digits == 14 ? 1000000 : 10000;
      } else if (digits != 8) {
        continue;
      }
      clock_.year = static_cast<int>(value / 10000);
      clock_.month = static_cast<int>(value / 100 % 100);
      clock_.day = static_cast<int>(value % 100);
      tokens_[i].used = true;
      size_t next = i + 1;
      if (word_at(next, WordKind::noise) && tokens_[next].text == "t" &&
          (number_at(next + 1, 6, 6) || number_at(next + 1, 4, 4))) {
        tokens_[next].used = tokens_[next + 1].used = true;
        set_time(tokens_[next + 1].value, tokens_[next + 1].digits == 6);
        next += 2;
      }
      if (clock_.found) read_zone(skip_fraction(next));
      return;
    }
  }

  void set_time(int64_t value, bool with_seconds) {
    clock_.found = true;
    clock_.second = with_seconds ? static_cast<int>(value % 100) : 0;
    if (with_seconds) value /= 100;
    clock_.minute = static_cast<int>(value % 100);
    clock_.hour = static_cast<int>(value / 100);
  }

  size_t skip_fraction(size_t i) {
    if ((mark_at(i, '.') || mark_at(i, ',')) && number_at(i + 1, 1, 9) && glued(i) && glued(i + 1)) {
      use(i, i + 2);
      return i + 2;
    }
    return i;
  }

  void read_clock() {
    for (size_t i = 0; i < tokens_.size() && !clock_.found; ++i) {
      if (number_at(i, 1, 2) && mark_at(i + 1, ':') && number_at(i + 2, 2, 2)) {
        read_time(i, i + 3);
      } else if (number_at(i, 1, 2) && !continues(i) && word_at(i + 1, WordKind::hour_mark)) {
        read_time_with_marks(i);
      }
    }
    for (size_t i = 0; i < tokens_.size() && !clock_.found; ++i) read_bare_hour(i);
    for (size_t i = tokens_.size(); i-- > 0 && !clock_.found;) {
      if (dotted_time_at(i)) read_time(i, i + 3);
    }
    for (size_t i = 0; i < tokens_.size(); ++i) {
      if (!word_at(i, WordKind::noon) || clock_.found) continue;
      tokens_[i].used = clock_.found = true;
      clock_.hour = 12;
      if (i > 0 && number_at(i - 1, 2, 2) && tokens_[i - 1].value == 12) tokens_[i - 1].used = true;
    }
  }

  // A number, a separator and two digits from `i` on; what follows begins at `next`.
  void read_time(size_t i, size_t next) {
    clock_.found = true;
    clock_.hour = static_cast<int>(tokens_[i].value);
    clock_.minute = static_cast<int>(tokens_[i + 2].value);
    const char separator = tokens_[i + 1].text[0];
    if (mark_at(next, separator) && number_at(next + 1, 2, 2)) {
      clock_.second = static_cast<int>(tokens_[next + 1].value);
      next += 2;
      use(i, next);
      next = skip_fraction(next);
    }
    use(i, next);
    finish_time(i, next);
  }

  // 20时43分40秒, 17h44, 17 h 44 min.
  void read_time_with_marks(size_t i) {
    clock_.found = true;
    clock_.hour = static_cast<int>(tokens_[i].value);
    size_t next = i + 2;
    if (number_at(next, 1, 2) && !word_at(next + 1, WordKind::day_mark)) {
      const bool marked = word_at(next + 1, WordKind::minute_mark);
      if (marked || (tokens_[next].digits == 2 && glued(next))) {
        clock_.minute = static_cast<int>(tokens_[next].value);
        next += marked ? 2 : 1;
        if (number_at(next, 1, 2) && word_at(next + 1, WordKind::second_mark)) {
          clock_.second = static_cast<int>(tokens_[next].value);
          next += 2;
        }
      }
    }
    use(i, next);
    finish_time(i, next);
  }

  // "9 pm"
  void read_bare_hour(size_t i) {
    if (!number_at(i, 1, 2) || continues(i) ||
        !(word_at(i + 1, WordKind::pm) || word_at(i + 1, WordKind::am)))
      return;
    clock_.found = true;
    clock_.hour = static_cast<int>(tokens_[i].value);
    tokens_[i].used = true;
    finish_time(i, i + 1);
  }

  // 13.12 at the end of a date that is complete without it.
  bool dotted_time_at(size_t i) const {
    if (!number_at(i, 1, 2) || !mark_at(i + 1, '.') || !number_at(i + 2, 2, 2) || !glued(i + 1) ||
        !glued(i + 2))
      return false;
    if (mark_at(i + 3, '.') && number_at(i + 4, 2, 2)) return false;
    size_t numbers = 0, months = 0;
    for (size_t k = 0; k < i; ++k) {
      numbers += !tokens_[k].used && tokens_[k].is_number();
      months += word_at(k, WordKind::month) && !tokens_[k].word.also_weekday;
    }
    return numbers + months >= 3;
  }

  // Half of the day before or after, then the zone.
  void finish_time(size_t begin, size_t next) {
    const auto is_half = [&](size_t i) { return word_at(i, WordKind::am) || word_at(i, WordKind::pm); };
    size_t half = tokens_.size();
    if (is_half(next)) {
      half = next++;
      if (mark_at(next, '.')) ++next;
    } else if (begin > 0 && is_half(begin - 1)) {
      half = begin - 1;
    }
    if (half < tokens_.size()) {
      tokens_[half].used = true;
      const bool pm = tokens_[half].is_word(WordKind::pm);
      if (clock_.hour > 12 && !pm) clock_.hour = 99;  // 20:43 AM is no time
      if (pm && clock_.hour < 12) clock_.hour += 12;
      if (!pm && clock_.hour == 12) clock_.hour = 0;
    }
    read_zone(next);
  }

  void read_zone(size_t i) {
    while (mark_at(i, '(') || mark_at(i, ',') || mark_at(i, '.')) ++i;
    if (i >= tokens_.size() || tokens_[i].used) return;
    if (read_offset(i)) return read_zone_comment(i);
    const DateToken& token = tokens_[i];
    const bool last = i + 1 == tokens_.size();
    if (token.kind != DateToken::Kind::word) return;
    if (token.is_word(WordKind::zone)) {
      clock_.zone = token.word.value;
    } else if (token.is_word(WordKind::regional_zone)) {
      clock_.regional = token.word.value;
    } else if (token.text == "at" && last) {
      clock_.regional = 0;
    } else {
      return;
    }
    tokens_[i].used = true;
    size_t next = i + 1;
    if (clock_.zone == 0 && read_offset(next)) return;  // GMT+08:00
  }

  // "+0000 (UTC)": the name beside an offset says nothing new.
  void read_zone_comment(size_t i) {
    while (mark_at(i, '(')) ++i;
    if (i < tokens_.size() &&
        (tokens_[i].is_word(WordKind::zone) || tokens_[i].is_word(WordKind::regional_zone)))
      tokens_[i].used = true;
  }

  // +0800, -01:01, +5; moves `i` behind it.
  bool read_offset(size_t& i) {
    if (!(mark_at(i, '+') || mark_at(i, '-')) || !glued(i + 1)) return false;
    const int sign = mark_at(i, '+') ? 1 : -1;
    int hours = 0, minutes = 0;
    size_t next = i + 2;
    if (number_at(i + 1, 4, 4)) {
      hours = static_cast<int>(tokens_[i + 1].value / 100);
      minutes = static_cast<int>(tokens_[i + 1].value % 100);
    } else if (number_at(i + 1, 1, 2) && !mark_at(next, '/') && !mark_at(next, '.')) {
      hours = static_cast<int>(tokens_[i + 1].value);
      if (mark_at(next, ':') && number_at(next + 1, 2, 2)) {
        minutes = static_cast<int>(tokens_[next + 1].value);
        next += 2;
      } else if (mark_at(next, '-') || (sign < 0 && tokens_[i].after_space)) {
        return false;  // 10:06 -12-2014: the date goes on
      }
    } else {
      return false;
    }
    if (hours > 18 || minutes > 59) return false;
    clock_.zone = sign * (hours * 60 + minutes);
    use(i, next);
    i = next;
    return true;
  }

  DateTokens& tokens_;
  DateClock clock_;
};

}  // namespace

DateClock read_clock(DateTokens& tokens) { return ClockReader(tokens).run(); }

}  // namespace news
