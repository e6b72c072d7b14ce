// The documents and positions of many terms as if they were one. Part of QueryCompiler.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/query_spans.h"

namespace news {

// Goes forward only. Xapian's errors leave as they are. Not thread-safe.
class TermUnion {
 public:
  // Begins before the first document. Terms that the segment lacks are left out.
  TermUnion(const Xapian::Database& segment, const std::vector<std::string>& terms);

  // At most so many documents have one of the terms.
  Xapian::doccount most() const noexcept { return most_; }

  // To the first document from `id` on that has one of the terms; 0 if there is none. Never goes back.
  Xapian::docid advance(Xapian::docid id);

  // Where the terms stand in the document that advance() returned last: appended, ascending, each position
  // once.
  void positions(Positions& found) const;

 private:
  struct Cursor {
    Xapian::docid id;
    Xapian::PostingIterator posting;
    Xapian::PostingIterator end;
  };
  void restore(size_t at);
  void collect(size_t at, Positions& found) const;

  std::vector<Cursor> heap_;  // by id, the smallest first; only cursors that are not at their end
  Xapian::doccount most_ = 0;
};

}  // namespace news
