#include "searcher/glass/postings.h"

namespace news::glass {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kLengths = "\0\xe0"sv;

std::string term_key(std::string_view term, bool terminated) {
  std::string key;
  append_sortable(key, term, terminated);
  return key;
}

}  // namespace

PostingCursor::PostingCursor(const MappedTable& postlist, std::string_view term)
    : PostingCursor(postlist, term_key(term, false), term_key(term, true)) {}

PostingCursor PostingCursor::lengths(const MappedTable& postlist) {
  return PostingCursor(postlist, std::string(kLengths), std::string(kLengths));
}

PostingCursor::PostingCursor(const MappedTable& postlist, std::string first_key, std::string later_keys)
    : entries_(postlist), later_keys_(std::move(later_keys)) {
  if (!entries_.seek(first_key)) return;
  tag_ = TagReader(entries_.tag());
  frequency_ = tag_.take_uint32();
  occurrences_ = tag_.take_uint();
  const uint64_t first = uint64_t{tag_.take_uint32()} + 1;
  if (first >= kNoDocument) damaged("a document number is too large");
  open_chunk(static_cast<uint32_t>(first));
}

void PostingCursor::open_chunk(uint32_t first) {
  last_chunk_ = tag_.take_bool();
  const uint64_t last = first + tag_.take_uint();
  if (last >= kNoDocument) damaged("a document number is too large");
  chunk_last_ = static_cast<uint32_t>(last);
  document_ = first;
  count_ = static_cast<uint32_t>(tag_.take_uint());
}

// The cursor of entries stands on a chunk of the list that is not the first.
void PostingCursor::open_later_chunk() {
  const uint32_t first = sortable_number(entries_.key().substr(later_keys_.size()));
  tag_ = TagReader(entries_.tag());
  open_chunk(first);
}

void PostingCursor::next_chunk() {
  if (last_chunk_) {
    document_ = kNoDocument;
    chunk_last_ = kNoDocument;
    return;
  }
  const uint32_t before = document_;
  if (!entries_.next() || !entries_.key().starts_with(later_keys_)) damaged("a list of documents has no end");
  open_later_chunk();
  if (document_ <= before) damaged("a list of documents goes back");
}

// The chunk that has the document, or else the first one after it. Precondition: it lies after this chunk,
// which is not the last.
void PostingCursor::seek_chunk(uint32_t document) {
  std::string key = later_keys_;
  append_sortable(key, document);
  entries_.seek(key);
  // The first chunk has a key of its own kind; when no later one begins before `document`, that is where we
  // are, and the chunk that follows is the one.
  const bool later = entries_.key().starts_with(later_keys_) && entries_.key().size() > later_keys_.size();
  if (!later && !entries_.next()) damaged("a list of documents has no end");
  if (!entries_.key().starts_with(later_keys_)) damaged("a list of documents has no end");
  open_later_chunk();
  if (document > chunk_last_) next_chunk();
}

void PostingCursor::skip_chunks(uint32_t document) {
  if (last_chunk_) {
    document_ = kNoDocument;
    chunk_last_ = kNoDocument;
    return;
  }
  seek_chunk(document);
  if (document_ < document) pass_to(document);
}

// Walks there from within the chunk. `pass(tag, at, count)` passes over some documents that all lie before,
// or none.
template <typename Pass>
void PostingCursor::walk_to(uint32_t document, const Pass& pass) {
  TagReader tag = tag_;  // local variables stay in registers
  uint64_t at = document_;
  uint64_t count = count_;
  while (at < document && !tag.empty()) {
    if (pass(tag, at, count)) continue;
    at += tag.take_uint() + 1;
    count = tag.take_uint();
  }
  if (at > chunk_last_) damaged("a list of documents goes beyond its end");
  tag_ = tag;
  document_ = static_cast<uint32_t>(at);
  count_ = static_cast<uint32_t>(count);
  // The list may end before what the chunk claims.
  if (at < document) take_until(document, [](uint32_t, uint32_t) {});
}

// Four at a time where distances and counts have a byte each, as most have.
void PostingCursor::pass_to(uint32_t document) {
  walk_to(document, [document](TagReader& tag, uint64_t& at, uint64_t& count) {
    uint64_t four = 0;  // distance, count, distance, count...
    if (!tag.peek_small_uints(four)) return false;
    const uint64_t ahead = ((four & 0x00ff00ff00ff00ff) * 0x0001000100010001 >> 48) + 4;  // distances add up
    if (at + ahead >= document) return false;
    tag.pass_small_uints();
    at += ahead;
    count = four >> 56;
    return true;
  });
}

// What is passed over needs no length: it lies before what is wanted.
void PostingCursor::skip_to_length(uint32_t document) {
  if (document <= document_) return;
  skip_to_chunk(document);
  walk_to(document, [document](TagReader& tag, uint64_t& at, uint64_t&) {
    if (at + 2 >= document || !tag.pass_two_neighbours()) return false;
    at += 2;
    return true;
  });
}

}  // namespace news::glass
