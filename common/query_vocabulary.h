// The words that an index has: what a wildcard and a similar spelling stand for, and the forms of a stem.
// Part of QueryCompiler.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/index_terms.h"
#include "common/query_ast.h"

namespace news {

// More words than this that a pattern or a similar spelling stands for are an error.
inline constexpr size_t kMaxExpansions = 10000;

// Remembers what it has looked up. Not thread-safe; must not outlive the terms. Errors of reading leave as
// they are.
class Vocabulary {
 public:
  explicit Vocabulary(IndexTerms& terms) : terms_(terms) {}

  // The words among the terms with this prefix ("" is the whole text) that a node of kind pattern or fuzzy
  // stands for, without the prefix, ascending. All words of the prefix are looked at, unless the pattern
  // begins with letters. CJK terms are no words. Throws Error(bad_query), with the number, for more than
  // kMaxExpansions.
  const std::vector<std::string>& expansion(const QueryNode& leaf, std::string_view prefix);

  // The words that have this stem in articles of a stemmer's language (stemmer_language()), ascending;
  // `is_word`: the stem is itself such a word, should the index have it.
  std::vector<std::string> forms(const std::string& stem, const std::string& language, bool is_word);

 private:
  IndexTerms& terms_;
  std::map<std::string, std::vector<std::string>> known_;
};

// Does the folded word match the folded pattern as a whole? '*' any number of code points, '?' one.
bool matches_pattern(std::string_view word, std::string_view pattern) noexcept;

// Are so few edits enough to turn one into the other? An edit inserts, removes or replaces a code point or
// exchanges two neighbours; no code point is edited twice (optimal string alignment). Words of at most
// kMaxWordBytes.
bool within_edits(std::u32string_view a, std::u32string_view b, size_t edits);

}  // namespace news
