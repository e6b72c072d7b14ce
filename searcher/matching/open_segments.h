// All segments of an index, opened to be walked by our own cursors.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index_reader.h"
#include "common/schema.h"
#include "searcher/glass/segment.h"
#include "searcher/glass/sort_column.h"
#include "searcher/matching/bm25.h"
#include "searcher/matching/match_cursor.h"

namespace news {

// The same articles as those of the reader, which must outlive it. Not thread-safe.
class OpenSegments {
 public:
  // Null if a segment cannot be read so (another backend or format). Throws Xapian::DatabaseModifiedError if
  // the index is no longer the one of the reader.
  static std::unique_ptr<OpenSegments> open(const std::string& root, const IndexReader& reader);

  const std::vector<std::unique_ptr<glass::Segment>>& segments() const noexcept { return segments_; }
  // The instants of a slot, by segment; they stay with the index.
  glass::SortColumn& column(size_t segment, Slot slot);
  const Bm25& bm25() const noexcept { return bm25_; }
  uint64_t documents() const noexcept { return documents_; }

  // How many documents have a term, hidden ones included.
  uint64_t frequency(const std::string& term);
  // What it can weigh at most.
  double term_weight(const std::string& term) { return bm25_.term_weight(frequency(term)); }
  std::unique_ptr<MatchCursor> cursor(const PlanNode& plan, size_t segment);

  // The number of a segment's document in the reader's database.
  Xapian::docid combined(size_t segment, uint32_t document) const noexcept {
    return static_cast<Xapian::docid>((document - 1) * segments_.size() + segment + 1);
  }
  bool has_hidden() const noexcept { return reader_.has_hidden(); }
  bool is_hidden(size_t segment, uint32_t document) const {
    return reader_.has_hidden() && reader_.is_hidden(combined(segment, document));
  }

  // True if a writer has committed to a segment since, so that what is read may have been written over.
  bool changed() const noexcept;
  // Throws Xapian::DatabaseModifiedError if changed(). To be called before results are used.
  void verify() const;

 private:
  explicit OpenSegments(const IndexReader& reader) : reader_(reader) {}
  const IndexReader& reader_;
  std::vector<std::unique_ptr<glass::Segment>> segments_;
  std::map<std::string, uint64_t> frequencies_;
  std::map<std::pair<size_t, Slot>, glass::SortColumn> columns_;
  uint64_t documents_ = 0;
  Bm25 bm25_;
};

}  // namespace news
