// Versions of articles that are not found by a search: older ones, withheld and cancelled ones
// (INDEX_FORMAT.md, "Versions"). The reading side; an index without versions.db has none.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/version_table.h"

namespace news {

struct VersionCounts {
  uint64_t older = 0;     // of articles that are in the index or held back
  uint64_t withheld = 0;  // articles of which the newest version is withheld or under an embargo
  uint64_t canceled = 0;  // articles of which the newest version is cancelled
};

// No call holds the database open for longer than it takes, so that a writer never waits for a reader that
// prints. Not thread-safe. Throws Error(io), Error(corrupt).
class VersionStore {
 public:
  // What belongs to this publication of the index.
  VersionStore(const std::string& path, uint64_t publication);
  ~VersionStore();

  // In the order in which they came here: no older than the run that brought them.
  std::vector<KeptVersion> versions_of(const std::string& identity);
  // The withheld or cancelled version that keeps the article out of the index.
  std::optional<KeptVersion> newest_held(const std::string& identity);
  bool knows(const std::string& identity, const std::string& digest);
  // Identities of versions that are shown with this id, or have this address.
  std::vector<std::string> identities_with_id(const std::string& id);
  // All identities, in ascending bytes, from the first after `after` on, at most `limit`.
  std::vector<std::string> identities_after(const std::string& after, uint64_t limit);
  VersionCounts counts();
  // SQLite's own check; "" if it is content.
  std::string damage();

 private:
  std::string path_;
  uint64_t publication_;
  std::unique_ptr<SqliteDatabase> database_;  // null if there are no versions
};

}  // namespace news
