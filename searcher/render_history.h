// Versions of articles to text (--history). The grammar of each format is in searcher/OUTPUT.md.
#pragma once

#include <cstdio>
#include <vector>

#include "searcher/history.h"
#include "searcher/renderer.h"

namespace news {

// Throws Error(usage) for a format that has no form for versions, Error(io).
void render_histories(OutputFormat format, const RenderStyle& style, const std::vector<History>& histories,
                      std::FILE* out);

}  // namespace news
