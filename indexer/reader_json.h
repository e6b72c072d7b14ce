// JSON and JSON Lines: the two rows of the reader table. What is read and how records are told is in
// indexer/FORMATS.md.
#pragma once

#include "indexer/reader.h"

namespace news {

int sniff_json(std::string_view head, const InputName& name);
int sniff_jsonl(std::string_view head, const InputName& name);
void read_json(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out);
void read_jsonl(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out);

}  // namespace news
