// What version of an identity an index holds, seen by a reader that must live with a writer beside it.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "common/index_reader.h"
#include "common/version_store.h"
#include "indexer/classifier.h"

namespace news {

// Not thread-safe.
class VersionLookup : public PublishedVersions {
 public:
  // A place without an index holds nothing. Throws Error for an index that cannot be read.
  explicit VersionLookup(std::string root);

  std::optional<StoredVersion> find(const std::string& identity) override;
  StoredArticle read(const std::string& identity, const StoredVersion& stored) override;
  std::optional<KeptVersion> held(const std::string& identity) override;
  bool knows(const std::string& identity, const std::string& digest) override;

 private:
  template <typename Work>
  auto retried(Work&& work) -> decltype(work());
  void open();

  std::string root_;
  std::unique_ptr<IndexReader> reader_;
  std::unique_ptr<VersionStore> store_;
};

}  // namespace news
