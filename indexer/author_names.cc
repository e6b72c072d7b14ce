#include "indexer/author_names.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/utf8.h"

namespace news {
namespace {

constexpr std::array<std::string_view, 6> kPrefixes = {"by ",  "by:",  "by\u00a0",
                                                       "por ", "par ", "written by "};

// "By" of languages in which it may also begin a name: only with a capital, and in front of whole names.
constexpr std::array<std::string_view, 5> kPrefixesOfNames = {"Von ", "VON ", "Door ", "Av ", "Af "};

// Words that no person is called: with one of them a part of a byline is an office, an agency or a page's
// furniture.
constexpr std::array<std::string_view, 44> kNotNames = {
    "agency",  "agencies",  "and",       "associated",  "associate",     "bureau",   "bloomberg",
    "chief",   "columnist", "company",   "contributor", "correspondent", "desk",     "director",
    "editor",  "editorial", "editors",   "for",         "from",          "g1",       "globo",
    "group",   "inc",       "in",        "journal",     "magazine",      "media",    "network",
    "news",    "of",        "political", "post",        "press",         "producer", "reporter",
    "reuters", "senior",    "service",   "special",     "staff",         "team",     "the",
    "times",   "writer",
};

constexpr std::array<std::string_view, 22> kParticles = {
    "al", "ap", "bin", "da", "dal", "das", "de", "del", "della", "den", "der",
    "di", "do", "dos", "du", "el",  "ibn", "la", "le",  "ter",   "van", "von",
};

std::vector<std::string_view> split_on(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  for (size_t begin = 0;;) {
    const size_t end = text.find(separator, begin);
    parts.push_back(trim(text.substr(begin, end == std::string_view::npos ? end : end - begin)));
    if (end == std::string_view::npos) return parts;
    begin = end + separator.size();
  }
}

// Letters with full stops, hyphens and apostrophes, the first a capital (or of a script without capitals), or
// a particle.
bool is_name_word(std::string_view word) {
  const std::string folded = ascii_lowered(word);
  const std::string bare = folded.ends_with('.') ? folded.substr(0, folded.size() - 1) : folded;
  if (std::find(kParticles.begin(), kParticles.end(), folded) != kParticles.end()) return true;
  if (std::binary_search(kNotNames.begin(), kNotNames.end(), bare)) return false;
  bool first = true;
  for (size_t pos = 0; pos < word.size(); first = false) {
    const char32_t c = decode(word, pos);
    const auto point = static_cast<UChar32>(c);
    const bool joint = c == '.' || c == '-' || c == '\'' || c == 0x2019;
    if (!joint && !u_isalpha(point) && u_charType(point) != U_NON_SPACING_MARK) return false;
    if (first && (joint || u_islower(point))) return false;
  }
  return !word.empty();
}

bool is_person(std::string_view part) {
  const auto words = split_on(part, " ");
  if (words.size() < 2 || words.size() > 5) return false;
  return std::all_of(words.begin(), words.end(), is_name_word);
}

std::string_view without_prefix(std::string_view byline) {
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view prefix : kPrefixes) {
      if (!starts_with_no_case(byline, prefix)) continue;
      byline = trim(byline.substr(prefix.size()));
      found = true;
    }
  }
  return byline;
}

// "and" in the languages of bylines.
constexpr std::array<std::string_view, 14> kAnds = {" and ", " & ",  " und ", " et ", " y ",
                                                    " e ",   " og ", " och ", " en ", " i ",
                                                    " и ",   " ja ", " dan ", " ve "};

// Parts between commas, "and" and "&".
std::vector<std::string_view> list_parts(std::string_view byline) {
  std::vector<std::string_view> parts;
  for (std::string_view part : split_on(byline, ",")) {
    if (part.starts_with("and ")) part.remove_prefix(4);
    parts.push_back(part);
  }
  for (const std::string_view conjunction : kAnds) {
    std::vector<std::string_view> finer;
    for (const std::string_view part : parts) {
      for (const std::string_view one : split_on(part, conjunction)) finer.push_back(one);
    }
    parts = std::move(finer);
  }
  return parts;
}

// "Von Anna Lee und Max Ray", not "Von der Leyen".
std::string_view without_prefix_of_names(std::string_view byline) {
  for (const std::string_view prefix : kPrefixesOfNames) {
    if (!byline.starts_with(prefix)) continue;
    const std::string_view names = trim(byline.substr(prefix.size()));
    const std::string first = ascii_lowered(names.substr(0, names.find(' ')));
    const auto parts = list_parts(names);
    const bool particle = std::find(kParticles.begin(), kParticles.end(), first) != kParticles.end();
    if (!particle && std::all_of(parts.begin(), parts.end(), is_person)) return names;
  }
  return byline;
}

}  // namespace

std::vector<std::string> split_byline(std::string_view byline) {
  std::vector<std::string> names;
  const char separator = byline.find(';') != std::string_view::npos ? ';' : '|';
  for (const std::string_view whole : split_on(byline, std::string_view(&separator, 1))) {
    const std::string_view given = without_prefix_of_names(without_prefix(trim(whole)));
    const auto parts = list_parts(given);
    if (parts.size() > 1 && std::all_of(parts.begin(), parts.end(), is_person)) {
      names.insert(names.end(), parts.begin(), parts.end());
    } else if (!given.empty()) {
      names.emplace_back(given);
    }
  }
  return names;
}

bool is_person_name(std::string_view name) { return is_person(name); }

bool is_author(std::string_view name) {
  const std::string folded = fold_case(name);
  if (folded == "none" || folded == "null" || folded == "nan" || folded == "n/a" || folded == "unknown")
    return false;
  if (folded.starts_with("http://") || folded.starts_with("https://")) return false;
  for (size_t pos = 0; pos < name.size();) {
    if (u_isalpha(static_cast<UChar32>(decode(name, pos)))) return true;
  }
  return false;
}

}  // namespace news
