// NewsML-G2 and NewsML 1. Items without text of their own (pictures, videos, packages, concepts, plans) are
// no articles.
#pragma once

#include "indexer/reader.h"

namespace news {

int sniff_newsml(std::string_view head, const InputName& name);
void read_newsml(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out);

}  // namespace news
