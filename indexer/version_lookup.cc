#include "indexer/version_lookup.h"

#include <utility>

#include "common/error.h"
#include "common/schema.h"
#include "common/stored_article.h"

namespace news {
namespace {

constexpr int kAttempts = 10;

std::string value(const Xapian::Document& document, Slot slot) {
  return document.get_value(static_cast<Xapian::valueno>(slot));
}

}  // namespace

VersionLookup::VersionLookup(std::string root) : root_(std::move(root)) { open(); }

void VersionLookup::open() {
  reader_.reset();
  try {
    reader_ = std::make_unique<IndexReader>(root_);
  } catch (const Error& error) {
    if (error.code != ErrorCode::no_index) throw;
  }
  store_ = std::make_unique<VersionStore>(IndexPaths(root_).versions(),
                                          reader_ ? reader_->manifest().publication : 0);
}

// Opens afresh if a writer published meanwhile.
template <typename Work>
auto VersionLookup::retried(Work&& work) -> decltype(work()) {
  for (int attempt = 1; reader_; ++attempt) {
    try {
      return work();
    } catch (const Xapian::Error& error) {
      if (attempt == kAttempts) throw Error(ErrorCode::io, "the index cannot be read: " + error.get_msg());
      open();
    }
  }
  return {};
}

std::optional<StoredVersion> VersionLookup::find(const std::string& identity) {
  return retried([&]() -> std::optional<StoredVersion> {
    const std::vector<Xapian::docid> found = reader_->find_identity(identity);
    if (found.empty()) return std::nullopt;
    const auto& segments = reader_->manifest().segments;
    StoredVersion stored;
    stored.segment = segments[(found.back() - 1) % segments.size()];
    stored.version = value(reader_->database().get_document(found.back()), Slot::version);
    return stored;
  });
}

StoredArticle VersionLookup::read(const std::string& identity, const StoredVersion&) {
  return retried([&]() -> StoredArticle {
    const std::vector<Xapian::docid> found = reader_->find_identity(identity);
    if (found.empty()) return {};
    const Xapian::Document document = reader_->database().get_document(found.back());
    return {article_from_data(document.get_data()),
            static_cast<int64_t>(Xapian::sortable_unserialise(value(document, Slot::added)))};
  });
}

std::optional<KeptVersion> VersionLookup::held(const std::string& identity) {
  return store_->newest_held(identity);
}

bool VersionLookup::knows(const std::string& identity, const std::string& digest) {
  return store_->knows(identity, digest);
}

}  // namespace news
