// Counting all hits by the values of a field.
#pragma once

#include <string>
#include <vector>

#include "searcher/open_index.h"
#include "searcher/question.h"
#include "searcher/results.h"

namespace news {

// `by` is a field of the table that may be counted, one of its aliases, or "year", "month", "day". Values
// that differ in case only are one, shown in their most frequent spelling. An article with several authors
// counts once for each. Throws Error(usage) for anything else, and the errors of with_index.
Facet count_by(OpenIndex& index, const Question& question, const std::string& by,
               std::vector<std::string>& notes);

}  // namespace news
