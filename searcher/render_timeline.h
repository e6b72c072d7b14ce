// --timeline in the formats that have tables.
#pragma once

#include <cstdio>

#include "searcher/renderer.h"
#include "searcher/timeline.h"

namespace news {

// Throws Error(io) when the output cannot be written, Error(usage) for a format that has no tables.
void render_timeline(OutputFormat format, const RenderStyle& style, const Timeline& timeline, std::FILE* out);

}  // namespace news
