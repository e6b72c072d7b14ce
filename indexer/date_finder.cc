#include "indexer/date_finder.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/ascii.h"

namespace news {
namespace {

constexpr size_t kLongestText = 4096;
constexpr int kFirstYear = 1990, kLastYear = 2099;
constexpr size_t kMostTries = 60;

// A date has a year in it: four digits, or two at the end of 3.5.18.
bool may_hold_year(std::string_view word) {
  size_t run = 0, runs = 0;
  for (size_t i = 0; i <= word.size(); ++i) {
    if (i < word.size() && is_ascii_digit(word[i])) {
      ++run;
      continue;
    }
    if (run == 4) {
      const std::string_view year = word.substr(i - 4, 2);
      if (year == "19" || year == "20" || year == "25") return true;
    }
    if (run == 8 && word.substr(i - 8, 2) == "20") return true;
    if (run > 0 && run <= 2) ++runs;
    if (run == 2 && runs == 3) return true;
    run = 0;
  }
  return false;
}

struct Words {
  std::vector<std::string_view> words;
  explicit Words(std::string_view text) {
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find_first_of(" \n\t|", begin), text.size());
      if (end > begin) words.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  std::string_view span(size_t first, size_t last) const {
    const char* begin = words[first].data();
    return {begin, static_cast<size_t>(words[last].data() + words[last].size() - begin)};
  }
};

std::string_view without_brackets(std::string_view text) {
  const std::string_view kMarks = "()[]{},;:|\"'";
  while (!text.empty() && kMarks.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (!text.empty() && kMarks.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text;
}

}  // namespace

std::vector<FoundDate> find_dates(std::string_view text, const DateHints& hints, size_t most) {
  std::vector<FoundDate> found;
  text = text.substr(0, kLongestText);
  const Words all(text);
  const auto& words = all.words;
  size_t tries = 0;
  for (size_t i = 0; i < words.size() && found.size() < most; ++i) {
    if (!may_hold_year(words[i])) continue;
    // The longest reading first: a day of the week and a clock may stand around.
    struct Span {
      int before, after;
    };
    constexpr std::array<Span, 10> kSpans = {
        {{4, 3}, {3, 2}, {2, 2}, {2, 1}, {0, 2}, {0, 1}, {4, 0}, {3, 0}, {2, 0}, {0, 0}}};
    for (const Span span : kSpans) {
      if (static_cast<size_t>(span.before) > i || i + static_cast<size_t>(span.after) >= words.size())
        continue;
      if (++tries > kMostTries) return found;
      const std::string_view piece = without_brackets(
          all.span(i - static_cast<size_t>(span.before), i + static_cast<size_t>(span.after)));
      const auto date = read_date(piece, hints);
      if (!date || date->precision < Precision::day || date->year < kFirstYear || date->year > kLastYear)
        continue;
      found.push_back({std::string(piece), *date, static_cast<size_t>(piece.data() - text.data())});
      i += static_cast<size_t>(span.after);
      break;
    }
    if (!found.empty() &&
        found.back().offset + found.back().text.size() > static_cast<size_t>(words[i].data() - text.data()))
      continue;
    // "2022-01-10T22:06:08:684Z": a clock that is none leaves the day.
    const size_t clock = words[i].find('T');
    if (clock != 10) continue;
    if (const auto date = read_date(words[i].substr(0, clock), hints))
      if (date->precision == Precision::day && date->year >= kFirstYear)
        found.push_back({std::string(words[i].substr(0, clock)), *date,
                         static_cast<size_t>(words[i].data() - text.data())});
  }
  return found;
}

std::string date_in_url(std::string_view url) {
  const size_t scheme = url.find("://");
  const size_t path = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  if (path == std::string_view::npos) return {};
  url = url.substr(path);
  url = url.substr(0, url.find_first_of("?#"));
  const auto number = [&](size_t& pos, size_t digits_least, size_t digits_most) {
    int value = 0;
    const size_t begin = pos;
    while (pos < url.size() && is_ascii_digit(url[pos]) && pos - begin < digits_most)
      value = value * 10 + (url[pos++] - '0');
    return pos - begin < digits_least ? -1 : value;
  };
  // "29-10-2021": a day first.
  for (size_t i = 0; i + 10 < url.size(); ++i) {
    const bool apart = is_ascii_digit(url[i + 1]) && !is_ascii_digit(url[i]) &&
                       (i + 11 >= url.size() || !is_ascii_digit(url[i + 11]));
    if (!apart || (url[i + 3] != '-' && url[i + 3] != '_') || url[i + 6] != url[i + 3]) continue;
    size_t pos = i + 1;
    const int day = number(pos, 2, 2);
    const int month = number(++pos, 2, 2);
    const int year = number(++pos, 4, 4);
    if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1 ||
        day > days_in_month(year, month))
      continue;
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
  }
  std::string month_only;
  for (size_t i = 0; i + 4 < url.size(); ++i) {
    if (is_ascii_digit(url[i]) || !is_ascii_digit(url[i + 1]) || (i > 0 && is_ascii_digit(url[i - 1])))
      continue;
    size_t pos = i + 1;
    const int year = number(pos, 4, 4);
    if (year < kFirstYear || year > kLastYear) continue;
    const char mark = pos < url.size() ? url[pos] : '\0';
    const bool joined = is_ascii_digit(mark);
    if (!joined && mark != '/' && mark != '-' && mark != '_' && mark != '.') continue;
    if (!joined) ++pos;
    const int month = number(pos, joined ? 2 : 1, 2);
    if (month < 1 || month > 12) continue;
    const bool same = pos < url.size() && (joined ? is_ascii_digit(url[pos]) : url[pos] == mark);
    size_t day_pos = pos + (joined ? 0 : 1);
    const int day = same ? number(day_pos, joined ? 2 : 1, 2) : -1;
    const bool ends = day_pos >= url.size() || !is_ascii_digit(url[day_pos]);
    if (day >= 1 && day <= days_in_month(year, month) && ends)
      return fmt::format("{:04}-{:02}-{:02}", year, month, day);
    const bool month_ends = pos >= url.size() || !is_ascii_digit(url[pos]);
    if (!joined && mark == '/' && month_ends && month_only.empty())
      month_only = fmt::format("{:04}-{:02}", year, month);
  }
  return month_only;
}

}  // namespace news
