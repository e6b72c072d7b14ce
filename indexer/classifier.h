// What becomes of an article: new, changed or known, found or held back, judged in input order against the
// index and against what this run has not yet published.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/publishing_status.h"
#include "common/version_table.h"
#include "indexer/index_writer.h"
#include "indexer/report.h"

namespace news {

// What is published.
class PublishedVersions {
 public:
  virtual ~PublishedVersions() = default;
  // The version in the index.
  virtual std::optional<StoredVersion> find(const std::string& identity) = 0;
  virtual StoredArticle read(const std::string& identity, const StoredVersion& stored) = 0;
  // The version that keeps an article out of the index: withheld or cancelled.
  virtual std::optional<KeptVersion> held(const std::string& identity) = 0;
  // Is this one of the versions that are kept beside the index?
  virtual bool knows(const std::string& identity, const std::string& digest) = 0;
};

// What is to be done with an article that was judged, beside counting it.
struct Judgement {
  enum class Action : uint8_t {
    none,   // the version is known
    index,  // it is the newest: into the index
    hold,   // it is the newest, and withheld or cancelled: kept beside the index
    keep    // it is older than the newest: kept beside the index
  };
  Change change = Change::unchanged;
  Action action = Action::none;
  bool again = false;            // this run has met the identity since the last publication
  bool leaves_builder = false;   // with `hold`: the version before waits in a builder of this publication
  bool leaves_sight = false;     // with `hold`: the article was found until now
  bool supersedes_held = false;  // with `index`: the version before is held, and becomes an older one
  bool releases_held = false;    // with `index`: this very version was held
  std::optional<StoredArticle> replaced;  // the published version that gives way, to be kept as an older one
};

// Not thread-safe. Memory: about 250 bytes and the identity for each article added or updated since clear().
class Classifier {
 public:
  // `published` must outlive the classifier. Articles are held back as of `now`, seconds since 1970.
  Classifier(PublishedVersions& published, int64_t now) : published_(published), now_(now) {}

  // Judges the next article. The same identity again is judged against the one before, so that counts are
  // those of adding one article after the other.
  Judgement classify(const std::string& identity, const std::string& version, const Article& article);

  // Published copies that newer ones replace, each once: segment and identity.
  const std::vector<std::pair<uint32_t, std::string>>& replaced() const noexcept { return replaced_; }
  // Bytes held, an estimate.
  size_t memory() const noexcept { return memory_; }
  // Forgets what is published now, after a publication.
  void clear();

 private:
  // The newest version of an identity that this run has met.
  struct Newest {
    std::string version;
    VersionKey key;
    bool held = false;
  };
  Judgement judge(const Newest& known, const Newest& next, const std::string& identity) const;
  void remember(const std::string& identity, Newest&& newest);

  PublishedVersions& published_;
  int64_t now_;
  std::unordered_map<std::string, Newest> pending_;
  std::vector<std::pair<uint32_t, std::string>> replaced_;
  size_t memory_ = 0;
};

}  // namespace news
