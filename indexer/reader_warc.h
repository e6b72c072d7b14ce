// Crawls: WARC and ARC, whose pages are read like pages in files; and the other members of a WACZ, which hold
// no articles of their own.
#pragma once

#include "indexer/reader.h"

namespace news {

int sniff_warc(std::string_view head, const InputName& name);
void read_warc(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out);

int sniff_wacz_part(std::string_view head, const InputName& name);
void read_wacz_part(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out);

}  // namespace news
