// NITF 3.x, the New York Times Annotated Corpus included.
#pragma once

#include "indexer/reader.h"

namespace news {

int sniff_nitf(std::string_view head, const InputName& name);
void read_nitf(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out);

}  // namespace news
