// Keeps versions of articles that are not found by a search: older ones, withheld and cancelled ones. The
// writing side of versions.db; INDEX_FORMAT.md, "Versions", says why no crash loses or doubles one.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "common/version_table.h"
#include "indexer/file_ops.h"

namespace news {

// Changes belong to the next publication: they count once the manifest names it, and the next writer takes
// them back if that never happens. The file is made with the first change. Thread-safe. Throws Error(io),
// Error(corrupt).
class VersionWriter {
 public:
  // Takes back what belongs to publications after this one, and lets go what ended before.
  VersionWriter(const std::string& path, uint64_t publication, FileOps& ops);
  ~VersionWriter();
  VersionWriter(const VersionWriter&) = delete;
  VersionWriter& operator=(const VersionWriter&) = delete;

  // Keeps a version that is not the newest. One that is kept already stays as it is.
  void keep(const std::string& identity, const Article& article, int64_t added);
  // Keeps the newest version of an article that is, or will be, not in the index. `release`: the end of an
  // embargo, when due() names it; 0 for none. The version that was newest becomes an older one.
  void hold(const std::string& identity, const Article& article, int64_t added, int64_t release);
  // The article is in the index again: a newer version came (the held one is kept as an older one), or the
  // held one itself (it is kept no more).
  void supersede(const std::string& identity);
  void release(const std::string& identity);
  // Drops all versions of an article; returns if there were any.
  bool forget(const std::string& identity);

  // Does a withheld or cancelled version keep the article out of the index? Costs nothing where there are
  // none.
  std::optional<KeptVersion> held(const std::string& identity);
  bool knows(const std::string& identity, const std::string& digest);
  // Articles whose embargo ended by that instant.
  std::vector<KeptVersion> due(int64_t now);
  std::vector<std::string> identities_with_id(const std::string& id);

  // Are there changes that no publication has taken in?
  bool has_changes() const;
  // Writes the changes to the disk. A step of the commit (IndexWriter::publish), before the manifest.
  void commit();
  // The changes are part of this publication now.
  void published(uint64_t publication);
  // The space of what was dropped goes back to the system.
  void compact();

 private:
  struct Row;
  void open();
  void recover(uint64_t publication);
  void put(const Row& row);
  void end(int64_t number, uint64_t since);
  void end_newest(const std::string& identity, bool keep_as_older);
  void begin();

  std::string path_;
  FileOps& ops_;
  mutable std::mutex mutex_;
  SqliteDatabase database_;
  bool open_ = false;
  bool has_table_ = false;
  bool in_transaction_ = false;
  bool changed_ = false;
  size_t pending_bytes_ = 0;
  uint64_t next_;                    // the publication that changes belong to
  std::unordered_set<size_t> held_;  // hashes of identities that hold() may have
};

}  // namespace news
