#include "searcher/spelling.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "common/analysis.h"
#include "common/utf8.h"

namespace news {

namespace {

constexpr size_t kLongestWord = 40;  // in letters; beyond it, a slip is not what makes a word rare
constexpr uint64_t kFarRarer = 50;   // a word so many times rarer than an equally near one is noise

std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  for (size_t pos = 0; pos < text.size();) letters += decode(text, pos);
  return letters;
}

// Optimal string alignment; more than `most` counts as most + 1.
size_t distance(const std::u32string& a, const std::u32string& b, size_t most) {
  if ((a.size() > b.size() ? a.size() - b.size() : b.size() - a.size()) > most) return most + 1;
  std::vector<size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    size_t least = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
    before.swap(last);
    last.swap(row);
  }
  return std::min(last[b.size()], most + 1);
}

bool is_word(const std::u32string& letters) {
  return !letters.empty() && letters.size() <= kLongestWord && !is_cjk(letters[0]) &&
         u_isalpha(static_cast<UChar32>(letters[0])) != 0;
}

struct Candidate {
  NearWord near;
  size_t distance = 0;
};

// Adds words that begin with `start` (after the prefix of terms).
void collect(const Xapian::Database& database, std::string_view prefix, std::string_view start,
             const std::u32string& wanted, std::vector<Candidate>& found) {
  const size_t most = wanted.size() <= 4 ? 1 : 2;
  std::string begin(prefix);
  begin += start;
  auto it = database.allterms_begin(begin);
  if (begin.empty()) it.skip_to("[");  // behind all terms with a prefix
  size_t seen = 0;
  for (; it != database.allterms_end(begin) && seen < kMostWordsSeen; ++it, ++seen) {
    const std::string term = *it;
    const std::string_view word = std::string_view(term).substr(prefix.size());
    // Capitals begin the prefixes of other terms.
    if (word.empty() || (word[0] >= 'A' && word[0] <= 'Z') || word.size() > 4 * (wanted.size() + most))
      continue;
    const std::u32string letters = letters_of(word);
    const size_t edits = distance(wanted, letters, most);
    if (edits == 0 || edits > most || edits >= wanted.size() || !is_word(letters)) continue;
    found.push_back({{std::string(word), it.get_termfreq()}, edits});
  }
}

}  // namespace

std::vector<NearWord> near_words(const Xapian::Database& database, std::string_view prefix,
                                 std::string_view word, size_t limit) {
  const std::u32string wanted = letters_of(word.substr(0, 4 * kLongestWord + 4));
  std::vector<Candidate> found;
  if (!is_word(wanted)) return {};
  std::string first;
  append_utf8(first, wanted[0]);
  collect(database, prefix, first, wanted, found);
  if (found.empty()) collect(database, prefix, {}, wanted, found);
  std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.near.articles > b.near.articles;
  });
  std::vector<NearWord> words;
  const size_t nearest = found.empty() ? 0 : found.front().distance;
  for (Candidate& candidate : found) {
    if (words.size() == limit || candidate.distance > nearest) break;
    if (!words.empty() && candidate.near.articles * kFarRarer < words.front().articles) continue;
    words.push_back(std::move(candidate.near));
  }
  return words;
}

std::string shown(const std::vector<NearWord>& words) {
  std::string text;
  for (const NearWord& near : words)
    text += fmt::format("{}{} ({})", text.empty() ? "" : ", ", printable(near.word), near.articles);
  return text;
}

}  // namespace news
