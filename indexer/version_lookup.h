// What version of an identity an index holds, seen by a reader that must live with a writer beside it.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "common/index_reader.h"
#include "indexer/index_writer.h"

namespace news {

// Not thread-safe.
class VersionLookup {
 public:
  // A place without an index holds nothing. Throws Error for an index that cannot be read.
  explicit VersionLookup(std::string root);

  std::optional<StoredVersion> find(const std::string& identity);

 private:
  std::string root_;
  std::unique_ptr<IndexReader> reader_;
};

}  // namespace news
