#include "indexer/pipeline.h"

#include <algorithm>
#include <filesystem>

#include "common/identity.h"

namespace news {
namespace {

// Enough to keep a worker busy while the reader meets a large record.
constexpr size_t kMostQueueBytes = size_t{32} << 20;

size_t queue_bytes(const PipelineOptions& options) {
  return std::min(kMostQueueBytes, options.memory / 8 / options.jobs);
}

// FNV-1a: which worker has an identity must not depend on the library or the machine.
uint64_t stable_hash(const std::string& text) {
  uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

}  // namespace

Pipeline::Pipeline(IndexWriter& writer, const PipelineOptions& options, int64_t added, Published published)
    : writer_(writer),
      options_(options),
      added_(added),
      published_(std::move(published)),
      classifier_([this](const std::string& identity) { return writer_.find(identity); }),
      // The bound is kept here, by publishing; a builder's own bound is only a second line of defence.
      workers_(std::make_unique<BuilderWorkers>(
          options.jobs, queue_bytes(options),
          [bound = options.memory, kind = options.writer, &ops = writer.ops()](const std::string& directory) {
            return make_segment_builder(directory, bound, kind, ops);
          })),
      last_publication_(std::chrono::steady_clock::now()) {
  options_.memory = std::min(options_.memory, options_.jobs * kMostBuilderMemory);
}

Pipeline::~Pipeline() {
  workers_.reset();
  for (const uint32_t segment : segments_) {
    std::error_code ignored;  // the next writer tries again
    std::filesystem::remove_all(writer_.paths().building_segment(segment), ignored);
  }
}

Change Pipeline::add(std::string&& identity, Article&& article) {
  PreparedArticle prepared;
  prepared.identity = std::move(identity);
  prepared.version = version_digest(article);
  const Change change = classifier_.classify(prepared.identity, prepared.version);
  if (change != Change::unchanged) {
    prepared.article = std::move(article);
    prepared.added = added_;
    const size_t worker = stable_hash(prepared.identity) % workers_->size();
    if (!workers_->is_building(worker)) {
      segments_.push_back(writer_.reserve_segment());
      workers_->begin(worker, writer_.paths().building_segment(segments_.back()));
    }
    workers_->submit(worker, std::move(prepared));
  }
  if (is_due()) publish();
  return change;
}

bool Pipeline::is_due() const {
  return workers_->memory() + classifier_.memory() > options_.memory ||
         std::chrono::steady_clock::now() - last_publication_ > options_.interval;
}

void Pipeline::publish() {
  workers_->finish();
  writer_.publish(segments_, classifier_.replaced());
  const bool grew = !segments_.empty();
  segments_.clear();
  classifier_.clear();
  published_(writer_.manifest());
  if (grew) merge_lacked_room_ = writer_.merge(false) == IndexWriter::MergeResult::no_room;
  last_publication_ = std::chrono::steady_clock::now();
}

}  // namespace news
