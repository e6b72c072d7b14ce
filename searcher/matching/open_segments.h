// All segments of an index, opened to be walked by our own cursors: one consistent view, old copies of
// replaced articles hidden while a commit is under way. Takes no lock.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/file_watch.h"
#include "common/index_directory.h"
#include "common/schema.h"
#include "searcher/glass/segment.h"
#include "searcher/glass/sort_column.h"
#include "searcher/matching/bm25.h"
#include "searcher/matching/match_cursor.h"

namespace news {

// The same articles as an IndexReader of the same publication has. Not thread-safe.
class OpenSegments {
 public:
  // The publication of this moment. Null if a segment cannot be read so (another backend or format). Throws
  // the errors of glass/errors.h; Error(no_index), Error(newer_format), Error(corrupt), Error(io).
  static std::shared_ptr<OpenSegments> open(const std::string& root);

  const Manifest& manifest() const noexcept { return manifest_; }
  // Is it still the publication of the index? Of one that had a journal the deletions are under way: it never
  // is.
  bool is_current() const { return !has_journal_ && !manifest_file_.changed(); }

  const std::vector<std::unique_ptr<glass::Segment>>& segments() const noexcept { return segments_; }
  // The instants of a slot, by segment; they stay with the index.
  glass::SortColumn& column(size_t segment, Slot slot);
  const Bm25& bm25() const noexcept { return bm25_; }
  uint64_t documents() const noexcept { return documents_; }

  // How many documents have a term, hidden ones included.
  uint64_t frequency(const std::string& term);
  // What it can weigh at most.
  double term_weight(const std::string& term) { return bm25_.term_weight(frequency(term)); }
  std::unique_ptr<MatchCursor> cursor(const PlanNode& plan, size_t segment,
                                      Movement movement = Movement::skips);

  // The number of a segment's document in a Xapian database of all segments, and back.
  uint32_t combined(size_t segment, uint32_t document) const noexcept {
    return static_cast<uint32_t>((document - 1) * segments_.size() + segment + 1);
  }
  struct Place {
    size_t segment;
    uint32_t document;
  };
  Place place(uint32_t combined) const noexcept {
    return {(combined - 1) % segments_.size(), static_cast<uint32_t>((combined - 1) / segments_.size() + 1)};
  }

  bool has_hidden() const noexcept { return has_hidden_; }
  bool is_hidden(size_t segment, uint32_t document) const;
  // How many documents with a term are not hidden.
  uint64_t visible(const std::string& term);
  // The newest visible article of an identity.
  std::optional<Place> newest(const std::string& identity) const;

  // True if a writer has committed to a segment since, so that what is read may have been written over.
  bool changed() const noexcept;
  // Throws glass::Changed if changed(). To be called before results are used.
  void verify() const;

 private:
  explicit OpenSegments(const IndexPaths& paths)
      : manifest_file_(paths.manifest()), manifest_(read_manifest(paths)) {}
  void hide(const Journal& journal);

  const FileWatch manifest_file_;  // opened before it is read, so that nothing happens unseen
  const Manifest manifest_;
  bool has_journal_ = false;
  bool has_hidden_ = false;
  std::vector<std::vector<uint32_t>> hidden_;  // by segment, ascending
  std::vector<std::unique_ptr<glass::Segment>> segments_;
  std::map<std::string, uint64_t> frequencies_;
  std::map<std::pair<size_t, Slot>, glass::SortColumn> columns_;
  uint64_t documents_ = 0;
  Bm25 bm25_;
};

}  // namespace news
