// Markdown files of many items, such as the news of a day: headings of one level, each with a text and the
// address of the whole article. The rules are in indexer/FORMATS.md.
#pragma once

#include "indexer/reader.h"

namespace news {

int sniff_digest(std::string_view head, const InputName& name);
void read_digest(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out);

}  // namespace news
