// What is stored of hits, read after they have been determined. If a writer has replaced an article since,
// its newest version is read once the old one is gone.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/matching/matcher.h"
#include "searcher/open_index.h"
#include "searcher/snippet.h"

namespace news {

// Not thread-safe. Keeps open what it reads. Throws Error(io), Error(corrupt).
class StoredHits {
 public:
  virtual ~StoredHits() = default;
  // Document data; nullopt if the article has been removed. Valid until the next call.
  virtual std::optional<std::string_view> data(const PageHit& hit) = 0;
  // The same; of a long article, where the index allows it, with passages alone in place of the text: its
  // beginning, and where the words to be marked stand together (LongArticles). `copy` is then text_digest of
  // all of it, else "". All calls with the same `wanted`.
  virtual std::optional<std::string_view> passages(const PageHit& hit, const HighlightTerms& wanted,
                                                   std::string& copy) = 0;
  // Articles with a term. An estimate of the moment: it never fails for a writer's sake.
  virtual uint64_t articles(const std::string& term) = 0;
};

std::unique_ptr<StoredHits> stored_hits(const OpenIndex::View& index);

}  // namespace news
