// Messages of agency wires as they came over the line: IPTC 7901, ANPA and what agencies made of them. A
// message runs from SOH to EOT; its head ends at STX, its text at ETX.
#pragma once

#include "indexer/reader.h"

namespace news {

int sniff_wire(std::string_view head, const InputName& name);
void read_wire(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out);

}  // namespace news
