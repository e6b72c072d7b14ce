// Which options of newssearch go together.
#pragma once

#include "searcher/options.h"

namespace news {

// Throws Error(usage) for options that contradict each other, and for a format that has no form for what is
// asked. `limited`: --limit was given.
void refuse_contradictions(const SearchOptions& options, bool limited);

// Without words, a filter or a table asks about all articles; nothing at all is more likely a slip.
bool asks_something(const SearchOptions& options);

}  // namespace news
