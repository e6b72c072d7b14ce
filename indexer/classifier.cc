#include "indexer/classifier.h"

namespace news {

namespace {
// Node, hash bucket and the two strings' heap blocks, on 64-bit libstdc++.
constexpr size_t kEntryBytes = 192;
}  // namespace

Change Classifier::classify(const std::string& identity, const std::string& version) {
  if (const auto known = pending_.find(identity); known != pending_.end()) {
    if (known->second == version) return Change::unchanged;
    known->second = version;
    return Change::updated;
  }
  const std::optional<StoredVersion> stored = find_(identity);
  if (stored && stored->version == version) return Change::unchanged;
  pending_.emplace(identity, version);
  memory_ += kEntryBytes + identity.size();
  if (!stored) return Change::added;
  replaced_.emplace_back(stored->segment, identity);
  memory_ += kEntryBytes + identity.size();
  return Change::updated;
}

void Classifier::clear() {
  pending_.clear();
  replaced_.clear();
  memory_ = 0;
}

}  // namespace news
