// Feeds: RSS 0.9 to 2.0, RDF, Atom, CDF, and exports of WordPress (WXR). JSON Feed is JSON
// (json_schema_table.cc).
#pragma once

#include "indexer/reader.h"

namespace news {

int sniff_feed(std::string_view head, const InputName& name);
void read_feed(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out);

}  // namespace news
