// Articles in input order to a published index: classify, build in threads, publish, merge.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/article.h"
#include "indexer/builder_workers.h"
#include "indexer/classifier.h"
#include "indexer/furniture_learner.h"
#include "indexer/index_writer.h"

namespace news {

// `memory` bounds what waits, what is being built and what is remembered until the next publication, by their
// own estimates. Beside it the process needs less than kFixedMemory for the program, its libraries and their
// caches, and for the record being read about twelve times its size (text, parsed form, article, terms with
// positions): measured 77 MB with 32 MB for 1.5 million short articles, 600 MB for one article of 55 MB.
inline constexpr size_t kFixedMemory = size_t{128} << 20;

// More than this in one builder makes no better segments, and the direct one addresses its memory with 32
// bits.
inline constexpr size_t kMostBuilderMemory = size_t{1} << 30;

struct PipelineOptions {
  unsigned jobs = 1;
  size_t memory = size_t{256} << 20;  // at most kMostBuilderMemory a job is used
  SegmentWriter writer = SegmentWriter::automatic;
  bool keep_versions = true;  // that give way to newer ones, or come after them
  // Learns page furniture and says what to cut; null: all text is indexed. Must outlive the pipeline.
  FurnitureLearner* furniture = nullptr;
  // What has been read is published at least this often.
  std::chrono::seconds interval{120};
};

// What became of versions that are not found, for a run's notes.
struct VersionTally {
  uint64_t older = 0;     // kept as older versions of articles, because they came after a newer one
  uint64_t withheld = 0;  // articles held back: withheld, or under an embargo
  uint64_t canceled = 0;
  uint64_t released = 0;  // articles found now because their embargo has passed
};

// The same input gives the same articles whatever the options: an identity always goes to the same builder
// within a publication, in input order, and the classifier sees all articles in input order. Not thread-safe.
class Pipeline {
 public:
  // Called after each publication, before segments are merged: what has been read so far is in the index now.
  using Published = std::function<void(const Manifest& manifest)>;
  // Called with the number of a publication while its segments are written, so that what has to be done after
  // it can be got ready.
  using Preparing = std::function<void(uint64_t publication)>;
  // Told what a publication is doing, in words, before it does it.
  using Stage = std::function<void(const std::string& what)>;

  // `writer` must outlive the pipeline. `added` is the instant of the run.
  Pipeline(
      IndexWriter& writer, const PipelineOptions& options, int64_t added, Published published,
      Stage stage = [](const std::string&) {}, Preparing preparing = [](uint64_t) {});

  // Drops what was not published, its files included.
  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  // Takes the next article; `identity` is its identity_of(). May publish before it returns.
  Change add(std::string&& identity, Article&& article);
  // Adds the articles whose embargo has passed; calls `added` for each.
  void release_due(const std::function<void(const std::string& identity, Change change, bool leaves)>& added);
  // Did the last add() take an article out of sight?
  bool left_sight() const noexcept { return left_sight_; }
  const VersionTally& tally() const noexcept { return tally_; }
  // Indexes a published article again if what is cut from its text has changed; nothing else of it changes.
  // True if it did. Precondition: it was not added since the last publication, nor cut anew. May publish.
  bool cut_anew(const std::string& identity);
  // Publishes everything that was added.
  void publish();
  // Did the last publication leave segments unmerged because the disk was too full?
  bool merge_lacked_room() const noexcept { return merge_lacked_room_; }
  // Articles so far that are in another language than they declared.
  uint64_t corrected_languages() const noexcept { return workers_->corrected_languages(); }

 private:
  bool is_due() const;
  void cut(PreparedArticle&& prepared, const Judgement& judgement);
  void let_suspects_go();
  void submit(PreparedArticle&& prepared, bool again);
  void carry_out(const Judgement& judgement, PreparedArticle&& prepared);
  size_t worker_of(const std::string& identity) const;
  size_t worker_for(const std::string& identity, bool again);

  IndexWriter& writer_;
  PipelineOptions options_;
  int64_t added_;
  Published published_;
  Stage stage_;
  Preparing preparing_;
  std::unique_ptr<PublishedVersions> versions_;
  Classifier classifier_;
  VersionTally tally_;
  bool left_sight_ = false;
  std::vector<uint32_t> segments_;  // begun since the last publication
  // Since then: identities whose worker was behind, and the worker that has them.
  std::unordered_map<std::string, size_t> elsewhere_;
  // Articles with sentences that may yet be learned to be furniture wait for it: to cut them from what is in
  // a segment means to index it again.
  std::vector<PreparedArticle> suspects_;
  std::unordered_set<std::string> suspected_;  // their identities
  size_t suspect_bytes_ = 0;
  std::vector<std::pair<uint32_t, std::string>> cut_anew_;  // copies that give way: segment and identity
  std::unique_ptr<BuilderWorkers> workers_;
  std::chrono::steady_clock::time_point last_publication_;
  bool merge_lacked_room_ = false;
};

}  // namespace news
