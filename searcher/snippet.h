// From an article and a query's words to a headline with marks and a passage worth reading. Works on the stored text with
// the same tokeniser as the index; never on Xapian objects.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "common/analysis.h"
#include "searcher/results.h"

namespace news {

// What to mark, as the compiler of the query worked it out.
struct HighlightTerms {
  // Folded surface forms that match themselves (quoted words).
  std::set<std::string> forms;
  // Stems of unquoted words, by the stemmer's language ("en" -> {"comput"}); a token matches when its stem in the article's
  // stemmer is here. Key "none": matches surface forms in articles without stemmer.
  std::vector<std::pair<std::string, std::set<std::string>>> stems;
  // Phrases: sequences of folded surface forms; tokens are marked only as a whole, as one range. A CJK word is a phrase of characters.
  std::vector<std::vector<std::string>> phrases;
  // Fields the words were limited to ("title", "lead", "byline") are worked out by the caller: it passes one HighlightTerms for
  // the headline and one for the body.
};

struct SnippetOptions {
  size_t max_columns = 240;  // display columns of the passage, a bound and not a goal
};

// The stemmer language is that of the article (stemmer_language(article.lang, article.body)).
Highlighted highlight_line(const std::string& text, const HighlightTerms& terms, const std::string& stemmer, Stemmer& stems);
// The passage with the phrase or the most different words, whole sentences where they fit; the lead if nothing matches.
Highlighted make_snippet(const std::string& body, const std::string& lang, const HighlightTerms& terms, const std::string& stemmer,
                         const SnippetOptions& options, Stemmer& stems);

}  // namespace news
