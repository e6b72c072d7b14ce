// Builds one segment: documents in, a compact glass database on disk out. This is the room for several writers of one result;
// the one here goes through Xapian's own API.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "common/article.h"

namespace news {

// An article with everything that the index needs to know about it, worked out before it reaches a builder.
struct PreparedArticle {
  Article article;
  std::string identity;      // identity_of(article)
  std::string version;       // version_digest(article)
  int64_t added = 0;         // instant of the run
  size_t bytes() const;      // of text, for the memory bound
};

// Not thread-safe: one builder for each thread.
class SegmentBuilder {
 public:
  virtual ~SegmentBuilder() = default;
  // Adds an article; one with an identity that this builder holds already replaces it.
  virtual void add(const PreparedArticle& prepared) = 0;
  // Drops an identity if this builder holds it.
  virtual void forget(const std::string& identity) = 0;
  virtual uint64_t documents() const = 0;
  // Estimate of the memory held, in bytes.
  virtual size_t memory() const = 0;
  // Writes everything out as a compact database in the directory given to the factory, synced to disk, and ends the builder.
  // Throws Error(io) (disk full and the like); the directory is then useless and the caller removes it.
  virtual void finish() = 0;
};

// `directory` must not exist; it is created by finish() at the latest. Scratch files lie beside it with the suffix ".tmp".
std::unique_ptr<SegmentBuilder> make_segment_builder(const std::string& directory);

}  // namespace news
