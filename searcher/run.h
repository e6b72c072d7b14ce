// Does what the options ask: searches, counts, tables, whole articles, batches.
#pragma once

#include <cstdio>

#include "searcher/options.h"

namespace news {

// Data to `out`, messages to `err`. Returns the exit status: 0 with a hit, 1 without; of a batch 0 if every
// query could be run, 1 if one was in error. Throws Error.
int run_search(const SearchOptions& options, std::FILE* out, std::FILE* err);
// The same to standard output and standard error, and the process ends with it. What is mapped and allocated
// goes with the process: to give it back before, piece by piece, took a tenth of a search.
[[noreturn]] void run_search_and_end(const SearchOptions& options);

}  // namespace news
