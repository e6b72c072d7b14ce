// Opening an index to read: one consistent view over all segments, old copies of replaced articles hidden
// while a commit is under way. Takes no lock. One thread at a time per object.
#pragma once

#include <xapian.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/index_directory.h"

namespace news {

class IndexReader {
 public:
  // Opens the publication of this moment. Throws Error(no_index), Error(newer_format), Error(corrupt),
  // Error(io).
  explicit IndexReader(const std::string& root);

  Xapian::Database& database() noexcept { return database_; }
  const Manifest& manifest() const noexcept { return manifest_; }

  // Is the publication still the one of the index, with the same journal? The segments must be asked for
  // themselves.
  bool is_current(const std::string& root) const;

  // Articles that are visible: documents less hidden ones.
  uint64_t article_count();

  // `query` without the hidden copies. Use it for every match, counts and facets included; without hidden
  // copies it is `query` itself.
  Xapian::Query visible(const Xapian::Query& query) const;
  bool has_hidden() const noexcept { return !hidden_.empty(); }
  // Is this document (of the combined database) hidden?
  bool is_hidden(Xapian::docid id) const;

  // Segment number and document of each visible article of an identity, newest segment last; usually one, or
  // none.
  std::vector<Xapian::docid> find_identity(const std::string& identity);

 private:
  bool open_once(const IndexPaths& paths);
  void hide(const Journal& journal);
  Manifest manifest_;
  bool has_journal_ = false;
  Xapian::Database database_;
  std::vector<std::string> segment_uuids_;  // as manifest_.segments
  std::vector<Xapian::docid> hidden_;       // combined numbers, ascending
  std::vector<std::pair<std::string, std::vector<Xapian::docid>>>
      by_uuid_;  // segment's UUID, its own numbers
};

// Runs `work` on an open index; if a writer changed what it was reading (Xapian::DatabaseModifiedError, or a
// segment gone after a merge), opens afresh and runs all of `work` again, up to 10 times. `work` must not
// print. Xapian's errors leave as Error.
void with_index(const std::string& root, const std::function<void(IndexReader&)>& work);

// The retrying of with_index alone: `work` opens for itself, and is told if it has been tried before.
void retry_reading(const std::function<void(bool again)>& work);

}  // namespace news
