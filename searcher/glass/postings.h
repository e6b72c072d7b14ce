// The documents that have a term, ascending, with the count of the term in each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/glass/coding.h"
#include "common/glass/table.h"

namespace news::glass {

// After the last document. Larger than all of them.
inline constexpr uint32_t kNoDocument = UINT32_MAX;

// Stands on the first document at once; on kNoDocument if there is none. Keeps a reference to the table. Not
// thread-safe. Throws as EntryCursor.
class PostingCursor {
 public:
  PostingCursor(const MappedTable& postlist, std::string_view term);
  // All documents, with their length in place of the count.
  static PostingCursor lengths(const MappedTable& postlist);

  // Documents with the term, and the sum of the counts; both 0 for the list of lengths.
  uint32_t frequency() const noexcept { return frequency_; }
  uint64_t occurrences() const noexcept { return occurrences_; }

  uint32_t document() const noexcept { return document_; }
  uint32_t count() const noexcept { return count_; }
  void next() {
    if (tag_.empty()) return next_chunk();
    step();
  }
  // To the first document that is not before `document`.
  void skip_to(uint32_t document) {
    if (document <= document_) return;
    if (document > chunk_last_) return skip_chunks(document);
    pass_to(document);
  }
  // Calls `use` with this document and those that follow before `end`, and their counts; stands on the first
  // document that is not before `end` then.
  template <typename Use>
  void take_until(uint32_t end, const Use& use) {
    while (document_ < end) {
      // Local variables stay in registers.
      TagReader tag = tag_;
      uint64_t document = document_;
      uint32_t count = count_;
      const uint32_t last = chunk_last_;
      do {
        use(static_cast<uint32_t>(document), count);
        if (tag.empty()) break;
        document += tag.take_uint() + 1;
        count = static_cast<uint32_t>(tag.take_uint());
        if (document > last) damaged("a list of documents goes beyond its end");
      } while (document < end);
      tag_ = tag;
      document_ = static_cast<uint32_t>(document);
      count_ = count;
      if (document_ < end) next_chunk();
    }
  }
  // To the next document with such a count, or behind the last one; how many documents are in between.
  uint64_t next_with_count(uint32_t least) {
    uint64_t passed = 0;
    for (next(); document_ != kNoDocument && count_ < least; next_chunk()) {
      TagReader tag = tag_;  // as above
      uint64_t document = document_;
      uint32_t count = count_;
      for (; count < least && !tag.empty(); ++passed) {
        document += tag.take_uint() + 1;
        count = static_cast<uint32_t>(tag.take_uint());
      }
      if (document > chunk_last_) damaged("a list of documents goes beyond its end");
      tag_ = tag;
      document_ = static_cast<uint32_t>(document);
      count_ = count;
      if (count >= least) break;
      ++passed;
    }
    return passed;
  }
  // To the first document of the chunk that has this document, if any chunk has it: chunks are what can be
  // found without walking.
  void skip_to_chunk(uint32_t document) {
    if (document > chunk_last_ && !last_chunk_) seek_chunk(document);
  }
  // The same as skip_to, for a list of lengths.
  void skip_to_length(uint32_t document);
  // For a list of lengths: calls `use` with this document and all that follow in its chunk, and their
  // lengths. The cursor stays.
  template <typename Use>
  void look_through_chunk(const Use& use) const {
    TagReader tag = tag_;  // as above
    uint64_t document = document_;
    use(document, count_);
    while (!tag.empty()) {
      uint32_t length = tag.take_length_of_neighbour();
      if (length != 0) {
        ++document;
      } else {
        document += tag.take_uint() + 1;
        length = static_cast<uint32_t>(tag.take_uint());
      }
      use(document, length);
    }
    if (document > chunk_last_) damaged("a list of documents goes beyond its end");
  }

 private:
  PostingCursor(const MappedTable& postlist, std::string first_key, std::string later_keys);
  void step() {
    const uint64_t next = document_ + tag_.take_uint() + 1;
    if (next > chunk_last_) damaged("a list of documents goes beyond its end");
    document_ = static_cast<uint32_t>(next);
    count_ = static_cast<uint32_t>(tag_.take_uint());
  }
  template <typename Pass>
  void walk_to(uint32_t document, const Pass& pass);
  void pass_to(uint32_t document);
  void open_chunk(uint32_t first);
  void open_later_chunk();
  void next_chunk();
  void skip_chunks(uint32_t document);
  void seek_chunk(uint32_t document);

  EntryCursor entries_;
  std::string later_keys_;  // what the keys of all chunks but the first begin with
  TagReader tag_;
  uint32_t document_ = kNoDocument;
  uint32_t count_ = 0;
  uint32_t chunk_last_ = 0;
  bool last_chunk_ = true;
  uint32_t frequency_ = 0;
  uint64_t occurrences_ = 0;
};

}  // namespace news::glass
