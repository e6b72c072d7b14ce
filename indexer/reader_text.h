// Plain text: saved pages, Markdown with front matter, texts with labelled or e-mail style headers. One
// article a file. The rules are in indexer/FORMATS.md.
#pragma once

#include "indexer/reader.h"

namespace news {

int sniff_text(std::string_view head, const InputName& name);
void read_text(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out);

}  // namespace news
