// A stream that is one record, whole and as UTF-8: what the readers of single texts and pages begin with.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/reader.h"

namespace news {

// Nothing, and a failure told to `out`, if the stream is longer than options.max_record; `what` names it
// there
// ("page"). If the stream is cut or damaged behind some text, that is told in `problems`, and the text before
// it is what there is; other StreamErrors pass through. Bytes that are not UTF-8 are decoded; what was
// replaced is added to `problems`.
std::optional<std::string> read_whole_text(ByteStream& in, const ReadOptions& options, const char* what,
                                           RecordSink& out, std::vector<std::string>& problems);

}  // namespace news
