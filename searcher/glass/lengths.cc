#include "searcher/glass/lengths.h"

#include <algorithm>

namespace news::glass {

DocumentLengths::DocumentLengths(const MappedTable& postlist, uint32_t last_document)
    : postlist_(postlist), pages_(last_document / kPage + 1) {}

// All of the chunk that has the document.
uint32_t DocumentLengths::read(uint32_t document) {
  PostingCursor lengths = PostingCursor::lengths(postlist_);
  lengths.skip_to_chunk(document);
  if (lengths.document() == kNoDocument) return 0;
  uint32_t found = 0;
  uint32_t at = UINT32_MAX;  // the page of the one before
  uint16_t* page = nullptr;
  lengths.look_through_chunk([&](uint32_t number, uint32_t length) {
    if (number / kPage != at) {
      at = number / kPage;
      if (at >= pages_.size()) damaged("there are more documents than there should be");
      if (!pages_[at]) pages_[at] = std::make_unique<Page>();
      page = pages_[at]->data();
    }
    if (length >= kLong) longer_[number] = length;
    page[number % kPage] = static_cast<uint16_t>(std::min<uint32_t>(length, kLong));
    if (number == document) found = length;
  });
  return found;
}

}  // namespace news::glass
