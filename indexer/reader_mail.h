// Mail: single messages (.eml) and mailboxes (mbox). A message is an article.
#pragma once

#include "indexer/reader.h"

namespace news {

int sniff_mail(std::string_view head, const InputName& name);
void read_mail(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out);

}  // namespace news
