// Words of an index that a mistyped word may stand for.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace news {

struct NearWord {
  std::string word;  // folded, as indexed
  uint64_t articles = 0;
};

// At most `limit` of the nearest words with the same prefix of terms ("" for the text, "S" for headlines),
// the most frequent first. Near means one edit for words of up to 4 letters, two for longer ones (insertion,
// removal, replacement, swap of neighbours; Damerau 1964 restricted); words that are in few articles beside
// the best are left out. Words that begin with another letter are looked for only if none begins with the
// same. `word` is folded; nothing for numbers and for CJK. Looks at no more than kMostWordsSeen words.
inline constexpr size_t kMostWordsSeen = 2'000'000;
std::vector<NearWord> near_words(const Xapian::Database& database, std::string_view prefix,
                                 std::string_view word, size_t limit);

// "cloud (311), loud (12)"; empty for no words. Safe for a terminal.
std::string shown(const std::vector<NearWord>& words);

}  // namespace news
