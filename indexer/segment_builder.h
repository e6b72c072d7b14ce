// Builds one segment: documents in, a compact glass database on disk out. Two writers make the same result:
// one writes the tables itself (indexer/glass/), the other goes through Xapian's own API.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "indexer/file_ops.h"
#include "indexer/prepared_article.h"

namespace news {

// Not thread-safe: one builder for each thread.
class SegmentBuilder {
 public:
  // Takes the stored form of an article that the builder held and that gave way.
  using Displaced = std::function<void(const std::string& identity, const std::string& data)>;

  virtual ~SegmentBuilder() = default;
  // Who is told, at finish() at the latest, of articles that were replaced or forgotten; nobody if not set.
  void tell_displaced(Displaced displaced) { displaced_ = std::move(displaced); }
  // Adds an article; one with an identity that this builder holds already replaces it.
  virtual void add(const PreparedArticle& prepared) = 0;
  // Drops an identity if this builder holds it.
  virtual void forget(const std::string& identity) = 0;
  virtual uint64_t documents() const = 0;
  // Estimate of the memory held, in bytes.
  virtual size_t memory() const = 0;
  // Writes everything out as a compact database in the directory given to the factory, synced to disk, and
  // ends the builder: nothing but the destructor may be called afterwards. Throws Error(io) (disk full and
  // the like); the directory is then useless, and the next writer removes it.
  virtual void finish() = 0;

 protected:
  Displaced displaced_;
};

// What the API's builder may hold in memory before it writes to its scratch database, unless told otherwise.
inline constexpr size_t kBuilderMemory = size_t{256} << 20;

enum class SegmentWriter {
  automatic,  // direct if the Xapian that runs writes the format version that we know, else api
  direct,     // glass tables written by ourselves: several times as fast
  api,        // Xapian::WritableDatabase
};

// `directory` must not exist, but its parent must; it is made by finish() at the latest. Scratch files lie
// beside it with the suffix
// ".tmp"; the destructor removes them. Beyond `memory_bound` bytes by its own estimate the api builder spills
// to its scratch database and goes on (slower); the direct one only grows, so a caller with a bound watches
// memory() and finishes in time. Throws Error(io).
std::unique_ptr<SegmentBuilder> make_segment_builder(const std::string& directory,
                                                     size_t memory_bound = kBuilderMemory,
                                                     SegmentWriter writer = SegmentWriter::automatic,
                                                     FileOps& ops = real_file_ops());

// The two writers, for make_segment_builder.
std::unique_ptr<SegmentBuilder> make_direct_segment_builder(const std::string& directory, FileOps& ops);
std::unique_ptr<SegmentBuilder> make_api_segment_builder(const std::string& directory, size_t memory_bound,
                                                         FileOps& ops);

// Tells Xapian, through its environment variable, never to commit by number of documents: builders go by
// bytes. Changes the environment, so it must be called before other threads start; IndexWriter's constructor
// does. Idempotent.
void disable_commit_by_count();

}  // namespace news
