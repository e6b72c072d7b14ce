#include "searcher/glass/lengths.h"

namespace news::glass {

namespace {

// A single search of a program that ends then does with fewer, mostly: to take note of all lengths on the way
// would be a tenth of its work.
constexpr uint32_t kMostWalks = 256;

}  // namespace

DocumentLengths::DocumentLengths(const MappedTable& postlist, uint32_t last_document)
    : postlist_(postlist), pages_(last_document / kPage + 1) {}

uint32_t DocumentLengths::read(uint32_t document) {
  if (walks_ == kMostWalks) return remember_chunk(document);
  ++walks_;
  return walk_to(document);
}

uint32_t DocumentLengths::walk_to(uint32_t document) {
  if (!walk_ || walk_->document() > document) walk_.emplace(PostingCursor::lengths(postlist_));
  walk_->skip_to_length(document);
  return walk_->document() == document ? walk_->count() : 0;
}

// All of the chunk that has the document.
uint32_t DocumentLengths::remember_chunk(uint32_t document) {
  PostingCursor lengths = PostingCursor::lengths(postlist_);
  lengths.skip_to_chunk(document);
  if (lengths.document() == kNoDocument) return 0;
  uint16_t* page = nullptr;
  uint64_t page_begin = 0, page_end = 0;
  lengths.look_through_chunk([&](uint64_t number, uint32_t length) {
    if (number >= page_end) {
      const uint64_t at = number / kPage;
      if (at >= pages_.size()) damaged("there are more documents than there should be");
      if (!pages_[at]) pages_[at] = std::make_unique<Page>();
      page = pages_[at]->data();
      page_begin = at * kPage;
      page_end = page_begin + kPage;
    }
    if (length >= kLong) [[unlikely]] {
      longer_[static_cast<uint32_t>(number)] = length;
      length = kLong;
    }
    page[number - page_begin] = static_cast<uint16_t>(length);
  });
  return known(document);
}

}  // namespace news::glass
