// Concordance lines (key word in context): every place of an article that matches, with what stands around
// it.
#pragma once

#include <string_view>
#include <vector>

#include "common/article.h"
#include "searcher/match_finder.h"
#include "searcher/results.h"

namespace news {

// All places, in order of the text; a phrase is one. `before` and `after` take at most `columns` columns each
// of the same paragraph, and are cut between words where there are spaces, else between graphemes. Time is
// linear in the text and the lines. Throws nothing on any text; invalid UTF-8 counts as U+FFFD.
std::vector<ConcordanceLine> concordance(const Article& article, const MatchFinder& headline,
                                         const MatchFinder& body, size_t columns);

// Columns on a terminal as a renderer shows the text (news::printable).
size_t shown_width(std::string_view text);

}  // namespace news
