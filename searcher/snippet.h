// From an article and a query's words to a headline with marks and a passage worth reading. Works on the
// stored text with the same tokeniser as the index; never on Xapian objects.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "searcher/results.h"

namespace news {

// What to mark, as the compiler of the query worked it out.
struct HighlightTerms {
  // Folded surface forms that match themselves (quoted words, what wildcards and similar spellings stand
  // for).
  std::set<std::string> forms;
  // Stems of unquoted words, by the stemmer's language ("en" -> {"comput"}); a token matches when its stem in
  // the article's stemmer is here. Key "none": matches surface forms in articles without stemmer.
  std::vector<std::pair<std::string, std::set<std::string>>> stems;
  // Phrases: sequences of folded surface forms; tokens are marked only as a whole, as one range. A CJK word
  // is a phrase of characters.
  std::vector<std::vector<std::string>> phrases;
  // Those of the forms that nobody typed: of them some are enough.
  std::set<std::string> expanded = {};
  // Of each phrase the written_word() of its words, if their very spelling is asked for; empty or missing if
  // not.
  std::vector<std::vector<std::string>> spellings = {};
  // Fields the words were limited to ("title", "lead", "byline") are worked out by the caller: it passes one
  // HighlightTerms for the headline and one for the body.
};

struct SnippetOptions {
  // Display columns of the snippet, a bound and not a goal; taken as 20 if less and as 1000 if more.
  size_t max_columns = 240;
};

// Matches beyond so many bytes of a body are not looked for. Of long articles the body that comes here is no
// more than some passages (StoredHits::passages), unless they were indexed without marks for reading. Looking
// ends earlier as soon as a passage shows everything that was asked for.
inline constexpr size_t kMaxSnippetScan = 1 << 20;

class MatchFinder;

// `finder` is that of the article's stemmer. Invalid UTF-8 becomes U+FFFD, so marks always lie on code points
// of the text that is returned; marks that touch are one. Neither function throws on any input.

// The whole text with its matches marked.
Highlighted highlight_line(std::string text, const MatchFinder& finder);

// The passage of one paragraph that shows the most phrases, then the most different words, then the most
// words next to each other, the earliest among equals: whole sentences if they fit, else cut between words
// (between graphemes, where a word is longer than the snippet) with "…" at the cut. If it does not show every
// word, up to two more passages that do are joined to it by " … " while there is room, in the order in which
// they were chosen: the best stands first. The beginning of the text if nothing matches. Line breaks and tabs
// become spaces. "" if the body has no text.
Highlighted make_snippet(std::string body, const std::string& lang, const MatchFinder& finder,
                         const SnippetOptions& options);

}  // namespace news
