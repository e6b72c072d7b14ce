#include "indexer/version_lookup.h"

#include <utility>

#include "common/error.h"
#include "common/schema.h"

namespace news {
namespace {

std::unique_ptr<IndexReader> open_if_there(const std::string& root) {
  try {
    return std::make_unique<IndexReader>(root);
  } catch (const Error& error) {
    if (error.code != ErrorCode::no_index) throw;
    return nullptr;
  }
}

}  // namespace

VersionLookup::VersionLookup(std::string root) : root_(std::move(root)), reader_(open_if_there(root_)) {}

std::optional<StoredVersion> VersionLookup::find(const std::string& identity) {
  constexpr int kAttempts = 10;
  for (int attempt = 1; reader_; ++attempt) {
    try {
      const std::vector<Xapian::docid> found = reader_->find_identity(identity);
      if (found.empty()) return std::nullopt;
      const auto& segments = reader_->manifest().segments;
      StoredVersion stored;
      stored.segment = segments[(found.back() - 1) % segments.size()];
      stored.version = reader_->database()
                           .get_document(found.back())
                           .get_value(static_cast<Xapian::valueno>(Slot::version));
      return stored;
    } catch (const Xapian::Error& error) {  // a writer published meanwhile
      if (attempt == kAttempts) throw Error(ErrorCode::io, "the index cannot be read: " + error.get_msg());
      reader_ = open_if_there(root_);
    }
  }
  return std::nullopt;
}

}  // namespace news
