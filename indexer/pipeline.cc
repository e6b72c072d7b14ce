#include "indexer/pipeline.h"

#include <algorithm>
#include <filesystem>

#include "common/identity.h"
#include "common/stored_article.h"
#include "indexer/version_writer.h"

namespace news {
namespace {

// Enough to keep a worker busy while the reader meets a large record, and so little that at the end none has
// much more to do than the others.
constexpr size_t kMostQueueBytes = size_t{4} << 20;
// A worker that has so much more to do than another is behind, on a slower or a busier core.
constexpr size_t kUnevenBytes = size_t{256} << 10;
// Of an entry of elsewhere_: node, bucket and the string's heap block, on 64-bit libstdc++.
constexpr size_t kEntryBytes = 112;

constexpr size_t kMostSuspectBytes = size_t{64} << 20;

size_t queue_bytes(const PipelineOptions& options) {
  return std::min(kMostQueueBytes, options.memory / 8 / options.jobs);
}

// FNV-1a: while none is behind, which worker has an identity must not depend on the library or the machine.
uint64_t stable_hash(const std::string& text) {
  uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

// What the index holds, seen by its writer.
class WriterVersions : public PublishedVersions {
 public:
  explicit WriterVersions(IndexWriter& writer) : writer_(writer) {}
  std::optional<StoredVersion> find(const std::string& identity) override { return writer_.find(identity); }
  StoredArticle read(const std::string& identity, const StoredVersion& stored) override {
    return writer_.read(identity, stored);
  }
  std::optional<KeptVersion> held(const std::string& identity) override {
    return writer_.versions().held(identity);
  }
  bool knows(const std::string& identity, const std::string& digest) override {
    return writer_.versions().knows(identity, digest);
  }

 private:
  IndexWriter& writer_;
};

}  // namespace

Pipeline::Pipeline(IndexWriter& writer, const PipelineOptions& options, int64_t added, Published published,
                   Stage stage, Preparing preparing)
    : writer_(writer),
      options_(options),
      added_(added),
      published_(std::move(published)),
      stage_(std::move(stage)),
      preparing_(std::move(preparing)),
      versions_(std::make_unique<WriterVersions>(writer)),
      classifier_(*versions_, added),
      // The bound is kept here, by publishing; a builder's own bound is only a second line of defence.
      workers_(std::make_unique<BuilderWorkers>(
          options.jobs, queue_bytes(options),
          [bound = options.memory, kind = options.writer, keep = options.keep_versions, added,
           &writer](const std::string& directory) {
            auto builder = make_segment_builder(directory, bound, kind, writer.ops());
            if (keep)
              builder->tell_displaced([added, &writer](const std::string& identity, const std::string& data) {
                writer.versions().keep(identity, article_from_data(data), added);
              });
            return builder;
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
  const Judgement judgement = classifier_.classify(prepared.identity, prepared.version, article);
  left_sight_ = judgement.leaves_sight;
  if (judgement.action != Judgement::Action::none) {
    prepared.article = std::move(article);
    carry_out(judgement, std::move(prepared));
  }
  if (is_due()) publish();
  return judgement.change;
}

size_t Pipeline::worker_of(const std::string& identity) const {
  if (const auto moved = elsewhere_.find(identity); moved != elsewhere_.end()) return moved->second;
  return stable_hash(identity) % workers_->size();
}

// The one that has its earlier version, if there may be one: a builder has one article of an identity.
size_t Pipeline::worker_for(const std::string& identity, bool again) {
  const size_t home = worker_of(identity);
  if (again) return home;
  size_t idlest = home;
  for (size_t i = 0; i < workers_->size(); ++i) {
    if (workers_->waiting(i) < workers_->waiting(idlest)) idlest = i;
  }
  if (workers_->waiting(home) < workers_->waiting(idlest) + kUnevenBytes) return home;
  elsewhere_.emplace(identity, idlest);
  return idlest;
}

void Pipeline::submit(PreparedArticle&& prepared, bool again) {
  const size_t worker = worker_for(prepared.identity, again);
  if (!workers_->is_building(worker)) {
    segments_.push_back(writer_.reserve_segment());
    workers_->begin(worker, writer_.paths().building_segment(segments_.back()));
  }
  workers_->submit(worker, std::move(prepared));
}

void Pipeline::carry_out(const Judgement& judgement, PreparedArticle&& prepared) {
  VersionWriter& versions = writer_.versions();
  const std::string& identity = prepared.identity;
  if (suspected_.contains(identity)) let_suspects_go();  // in input order
  if (judgement.replaced && options_.keep_versions)
    versions.keep(identity, judgement.replaced->article, judgement.replaced->added);
  if (judgement.supersedes_held && options_.keep_versions) versions.supersede(identity);
  if (judgement.releases_held || (judgement.supersedes_held && !options_.keep_versions))
    versions.release(identity);
  switch (judgement.action) {
    case Judgement::Action::index:
      return cut(std::move(prepared), judgement);
    case Judgement::Action::keep:
      if (!options_.keep_versions) return;
      if (versions.knows(identity, prepared.version)) return;  // the same folder, another night
      ++tally_.older;
      return versions.keep(identity, prepared.article, added_);
    case Judgement::Action::hold: {
      if (judgement.leaves_builder) workers_->forget(worker_of(identity), identity);
      const Article& article = prepared.article;
      const bool embargoed = article.status == PublishingStatus::usable;
      ++(article.status == PublishingStatus::canceled ? tally_.canceled : tally_.withheld);
      return versions.hold(identity, article, added_, embargoed ? instant(article.embargo) : 0);
    }
    default:
      return;
  }
}

void Pipeline::release_due(
    const std::function<void(const std::string& identity, Change change, bool leaves)>& added) {
  for (KeptVersion& version : writer_.versions().due(added_)) {
    const std::string identity = version.identity;
    ++tally_.released;
    const Change change = add(std::string(identity), std::move(version.article));
    added(identity, change, left_sight_);
  }
}

void Pipeline::cut(PreparedArticle&& prepared, const Judgement& judgement) {
  prepared.added = added_;
  const bool is_new = judgement.change == Change::added &&
                      !(options_.furniture && options_.furniture->was_removed(prepared.identity));
  if (!options_.furniture || !options_.furniture->meet(prepared.article, is_new))
    return submit(std::move(prepared), judgement.again);
  suspect_bytes_ += prepared.bytes();
  suspected_.insert(prepared.identity);
  suspects_.push_back(std::move(prepared));
  if (suspect_bytes_ > std::min(kMostSuspectBytes, options_.memory / 8)) let_suspects_go();
}

void Pipeline::let_suspects_go() {
  for (PreparedArticle& prepared : suspects_) {
    prepared.article.furniture = options_.furniture->furniture_of(prepared.article);
    submit(std::move(prepared), true);  // a version before it may be in its worker's builder
  }
  suspects_.clear();
  suspected_.clear();
  suspect_bytes_ = 0;
}

bool Pipeline::cut_anew(const std::string& identity) {
  const auto stored = writer_.find(identity);
  if (!stored) return false;
  StoredArticle found = writer_.read(identity, *stored);
  std::vector<TextRange> furniture;
  if (options_.furniture) furniture = options_.furniture->furniture_of(found.article);
  if (found.article.furniture == furniture) return false;
  found.article.furniture = std::move(furniture);
  PreparedArticle prepared;
  prepared.article = std::move(found.article);
  prepared.identity = identity;
  prepared.version = stored->version;
  cut_anew_.emplace_back(stored->segment, identity);
  prepared.added = found.added;
  submit(std::move(prepared), false);
  if (is_due()) publish();
  return true;
}

bool Pipeline::is_due() const {
  const size_t moved = elsewhere_.size() * kEntryBytes;
  const size_t furniture = suspect_bytes_ + (options_.furniture ? options_.furniture->memory() : 0);
  return workers_->memory() + classifier_.memory() + moved + furniture > options_.memory ||
         std::chrono::steady_clock::now() - last_publication_ > options_.interval;
}

void Pipeline::publish() {
  stage_("writing the index");
  let_suspects_go();
  workers_->ask_to_finish();
  if (options_.furniture) options_.furniture->save();
  if (!segments_.empty()) preparing_(writer_.manifest().publication + 1);
  workers_->finish();
  std::vector<std::pair<uint32_t, std::string>> replaced = classifier_.replaced();
  replaced.insert(replaced.end(), cut_anew_.begin(), cut_anew_.end());
  writer_.publish(segments_, replaced);
  cut_anew_.clear();
  const bool grew = !segments_.empty();
  segments_.clear();
  classifier_.clear();
  elsewhere_.clear();
  published_(writer_.manifest());
  stage_("merging segments");
  if (grew) merge_lacked_room_ = writer_.merge(false) == IndexWriter::MergeResult::no_room;
  last_publication_ = std::chrono::steady_clock::now();
}

}  // namespace news
