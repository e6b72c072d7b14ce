// The writing side of the index directory: recovery, publishing, deleting, merging. The commit protocol is in
// common/INDEX_FORMAT.md; every step of it is one function in index_commit.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/article.h"
#include "common/index_directory.h"
#include "indexer/file_ops.h"

namespace news {

class VersionWriter;

// What is known of a stored version of an identity.
struct StoredVersion {
  uint32_t segment = 0;
  std::string version;  // version_digest of what is stored
};

// A stored version as a whole.
struct StoredArticle {
  Article article;
  int64_t added = 0;  // instant of the run that brought it, seconds since 1970
};

// Holds the lock for its lifetime. Not thread-safe; segments may be built in other threads between calls.
class IndexWriter {
 public:
  // Creates the index if there is none (`root` must then be missing or empty), finishes a pending commit,
  // removes orphaned segments. Waits up to `wait_seconds` for another writer. `command` names this one to
  // others. To be called before threads start. Throws Error(locked), Error(newer_format), Error(corrupt),
  // Error(io), Error(usage) if `root` holds something else.
  IndexWriter(const std::string& root, int wait_seconds, const std::string& command,
              FileOps& ops = real_file_ops());
  ~IndexWriter();

  const IndexPaths& paths() const noexcept;
  const Manifest& manifest() const noexcept;
  // What it changes the disk with; segments are to be built with the same.
  FileOps& ops() const noexcept;

  // The newest published version of an identity; nullopt if it is not in the index.
  std::optional<StoredVersion> find(const std::string& identity);

  // The article that find() found.
  StoredArticle read(const std::string& identity, const StoredVersion& stored);
  // What the index keeps beside its segments. Changes to it become part of the next publication.
  VersionWriter& versions() noexcept;

  // A number for a segment to be built; never given twice, once something built under it was published.
  uint32_t reserve_segment();

  // The commit: makes finished segments (directories building_segment(n), synced) part of the index and
  // deletes the old copies: pairs of segment and identity, a segment of this very commit included; changes to
  // versions() come with it. Atomic.
  // With nothing to do it does nothing. Afterwards find() sees the new state. After an error the writer
  // refuses all further work: the next one recovers.
  void publish(const std::vector<uint32_t>& new_segments,
               const std::vector<std::pair<uint32_t, std::string>>& deletions);

  // Merges small segments in tiers so that there are about log n; checks beforehand that the disk has room
  // (if not, it does nothing and says so through the return value). `everything`: one compact segment,
  // without deleted documents' remains. Articles are never at stake: after an error the old segments stand.
  enum class MergeResult { nothing_to_do, merged, no_room };
  MergeResult merge(bool everything);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace news
