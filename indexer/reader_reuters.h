// The two corpora of Reuters: Reuters-21578 (SGML) and RCV1 (XML).
#pragma once

#include "indexer/reader.h"

namespace news {

int sniff_reuters(std::string_view head, const InputName& name);
void read_reuters(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out);

int sniff_rcv1(std::string_view head, const InputName& name);
void read_rcv1(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out);

}  // namespace news
