// What becomes of an article: new, changed or known, judged in input order against the index and against what
// this run has not yet published.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/index_writer.h"
#include "indexer/report.h"

namespace news {

// Not thread-safe. Memory: about 200 bytes and the identity for each article added or updated since clear().
class Classifier {
 public:
  // Looks an identity up in what is published.
  using Find = std::function<std::optional<StoredVersion>(const std::string& identity)>;
  explicit Classifier(Find find) : find_(std::move(find)) {}

  // Judges the next article. The same identity again is judged against the one before, so that counts are
  // those of adding one article after the other.
  Change classify(const std::string& identity, const std::string& version);

  // Published copies that newer ones replace, each once: segment and identity.
  const std::vector<std::pair<uint32_t, std::string>>& replaced() const noexcept { return replaced_; }
  // Bytes held, an estimate.
  size_t memory() const noexcept { return memory_; }
  // Forgets what find() knows now, after a publication.
  void clear();

 private:
  Find find_;
  std::unordered_map<std::string, std::string> pending_;  // identity -> version
  std::vector<std::pair<uint32_t, std::string>> replaced_;
  size_t memory_ = 0;
};

}  // namespace news
