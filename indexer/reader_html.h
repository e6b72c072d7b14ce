// Web pages: one article a file. The rules are in indexer/FORMATS.md.
#pragma once

#include "indexer/reader.h"

namespace news {

int sniff_html(std::string_view head, const InputName& name);
void read_html(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out);

}  // namespace news
