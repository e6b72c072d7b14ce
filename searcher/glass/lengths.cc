#include "searcher/glass/lengths.h"

namespace news::glass {

DocumentLengths::DocumentLengths(const MappedTable& postlist, uint32_t last_document)
    : postlist_(postlist), pages_(last_document / kPage + 1) {}

// All of the chunk that has the document.
uint32_t DocumentLengths::read(uint32_t document) {
  PostingCursor lengths = PostingCursor::lengths(postlist_);
  lengths.skip_to_chunk(document);
  const uint32_t last = lengths.chunk_last();
  uint32_t found = 0;
  for (; lengths.document() <= last && lengths.document() != kNoDocument; lengths.next()) {
    const uint32_t number = lengths.document();
    if (number == document) found = lengths.count();
    if (number / kPage >= pages_.size()) damaged("there are more documents than there should be");
    std::unique_ptr<Page>& page = pages_[number / kPage];
    if (!page) page = std::make_unique<Page>();
    (*page)[number % kPage] = lengths.count();
  }
  return found;
}

}  // namespace news::glass
