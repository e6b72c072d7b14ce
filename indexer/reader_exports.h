// Text that databases of newspapers export: LexisNexis ("1 of 10 DOCUMENTS", or the layout of Nexis
// Uni) and Factiva (with codes HD, PD, TD ..., or plain).
#pragma once

#include "indexer/reader.h"

namespace news {

int sniff_lexisnexis(std::string_view head, const InputName& name);
void read_lexisnexis(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out);

int sniff_factiva(std::string_view head, const InputName& name);
void read_factiva(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out);

}  // namespace news
