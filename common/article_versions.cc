#include "common/article_versions.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/schema.h"
#include "common/stored_article.h"

namespace news {

namespace {

std::string value(const Xapian::Document& document, Slot slot) {
  return document.get_value(static_cast<Xapian::valueno>(slot));
}

// A version that arrives is put before those that it is older than.
void insert(std::vector<ArticleVersion>& versions, ArticleVersion&& version) {
  const VersionKey key = version_key(version.article);
  auto place = versions.end();
  while (place != versions.begin() &&
         compare_versions(key, version_key(std::prev(place)->article)) == Age::older)
    --place;
  versions.insert(place, std::move(version));
}

}  // namespace

std::vector<ArticleVersion> versions_of_article(IndexReader& reader, VersionStore& store,
                                                const std::string& identity) {
  std::vector<KeptVersion> kept = store.versions_of(identity);
  std::stable_sort(kept.begin(), kept.end(),
                   [](const KeptVersion& a, const KeptVersion& b) { return a.added < b.added; });
  std::vector<ArticleVersion> versions, newest;
  std::string found_digest;
  if (const auto found = reader.find_identity(identity); !found.empty()) {
    const Xapian::Document document = reader.database().get_document(found.back());
    const auto added = static_cast<int64_t>(Xapian::sortable_unserialise(value(document, Slot::added)));
    newest.push_back({article_from_data(document.get_data()), added, true, true});
    found_digest = value(document, Slot::version);
  }
  for (KeptVersion& version : kept) {
    if (version.digest == found_digest) continue;  // it came back
    ArticleVersion entry{std::move(version.article), version.added, version.is_newest, false};
    if (version.is_newest)
      newest.push_back(std::move(entry));
    else
      insert(versions, std::move(entry));
  }
  std::move(newest.begin(), newest.end(), std::back_inserter(versions));
  return versions;
}

}  // namespace news
