// Entries that a feed says were deleted: at:deleted-entry of Atom (RFC 6721). Pure functions.
#pragma once

#include <vector>

#include "indexer/feed_entry.h"
#include "indexer/reader.h"
#include "indexer/xml_document.h"

namespace news {

// Is this element a deletion?
bool is_feed_deletion(const XmlElement& element);

// The article that is gone, as a cancelled version without text. An entry whose id is its address has the
// identity of the address, any other that of its id; where `ref` alone does not tell there is one article for
// either. Empty without a `ref`.
std::vector<RawArticle> read_feed_deletion(const XmlElement& deletion, const FeedChannel& channel);

}  // namespace news
