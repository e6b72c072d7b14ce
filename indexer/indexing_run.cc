#include "indexer/indexing_run.h"

#include <fmt/format.h>

#include <utility>

#include "common/error.h"
#include "common/identity.h"
#include "indexer/clock.h"
#include "indexer/standard_output.h"
#include "indexer/stop_signal.h"
#include "indexer/version_writer.h"

namespace news {
namespace {

PipelineOptions pipeline_options(const Options& options, FurnitureLearner& learner) {
  PipelineOptions chosen;
  chosen.jobs = options.jobs;
  chosen.memory = options.memory;
  chosen.writer = options.segment_writer;
  chosen.keep_versions = !options.no_history;
  chosen.furniture = options.boilerplate ? &learner : nullptr;
  return chosen;
}

RunRecord run_record(const RunCounts& counts, int64_t start, const std::string& command, double seconds) {
  RunRecord run;
  run.time = start;
  run.command = command;
  run.seen = counts.seen;
  run.added = counts.added;
  run.updated = counts.updated;
  run.unchanged = counts.unchanged;
  run.removed = counts.removed;
  run.failed = counts.failed;
  run.warnings = counts.warnings;
  run.skipped = counts.skipped;
  run.seconds = seconds;
  return run;
}

}  // namespace

IndexingRun::IndexingRun(const Options& options, const std::string& root, const std::string& command,
                         Report& report, FileOps& ops)
    : options_(options),
      command_(command),
      index_path_(catalogue_path(root)),
      report_(report),
      writer_(root, options.wait_seconds, "newsidx " + command, ops),
      catalogue_(writer_.paths().catalogue(), writer_.manifest().publication, Catalogue::Access::write),
      ledger_(catalogue_, root),
      start_(now_seconds()),
      furniture_(catalogue_),
      learner_(furniture_),
      pipeline_(
          writer_, pipeline_options(options, learner_), start_,
          [this](const Manifest& manifest) { ledger_.commit(manifest.publication); },
          [this](const std::string& what) { report_.stage(what); },
          [this](uint64_t publication) { ledger_.prepare(publication); }),
      mender_(writer_, pipeline_, furniture_, [] { return stop_requested(); }) {
  if (!catalogue_.notice().empty()) report_.say("newsidx: " + catalogue_.notice());
  catch_stop_signals();
  pipeline_.release_due([this](const std::string&, Change change, bool leaves) {
    report_.count(change);
    report_.count_removed(leaves ? 1 : 0);
  });
}

void IndexingRun::publish() {
  pipeline_.publish();
  if (options_.boilerplate) mended_ += mender_.mend(FurnitureMender::Extent::small_segments);
}

uint64_t IndexingRun::change_furniture(const std::vector<LearnedFurniture>& sentences,
                                       LearnedFurniture::State state) {
  for (const LearnedFurniture& sentence : sentences) furniture_.set_state(sentence.number, state);
  catalogue_.commit(writer_.manifest().publication);
  learner_.reload();
  return mender_.mend(FurnitureMender::Extent::everything);
}

// What was learned is kept back first, so that a stop leaves nothing half forgotten.
uint64_t IndexingRun::forget_furniture() {
  uint64_t mended = change_furniture(furniture_.all(), LearnedFurniture::State::restored);
  mended += mender_.mend_all();
  if (stop_requested()) return mended;
  furniture_.forget();
  catalogue_.commit(writer_.manifest().publication);
  return mended;
}

void IndexingRun::read(const InputSelection& selection, const ReadOptions& read_options, bool changed_only) {
  read_options_ = options_key(read_options);
  changed_only_ = changed_only;
  ledger_.begin_selection(selection.paths);
  read_inputs(selection, read_options, today(), *this);
  bytes_before_ += std::exchange(bytes_read_, 0);
}

bool IndexingRun::wants(const InputFile& file) {
  // The index may lie in what is indexed; its files are no articles.
  if (lies_below(catalogue_path(file.path), index_path_)) {
    report_.skip(file.size);
    return false;
  }
  if (changed_only_ && ledger_.is_known(file, read_options_)) {
    report_.skip(file.size);
    return false;
  }
  ledger_.begin_file(file, read_options_);
  return true;
}

void IndexingRun::article(Article&& article, const std::string&) {
  std::string identity = identity_of(article);
  ledger_.article(identity);
  report_.count(pipeline_.add(std::move(identity), std::move(article)));
  report_.count_removed(pipeline_.left_sight() ? 1 : 0);
}

void IndexingRun::complain(Diagnostic&& diagnostic) {
  if (diagnostic.severity == Severity::failure) ledger_.failure(diagnostic);
  report_.complain(diagnostic);
  let_go();
}

// Publishing lets the ledger write what it holds.
void IndexingRun::let_go() {
  if (ledger_.memory() > options_.memory / 8) pipeline_.publish();
}

void IndexingRun::file_done(const InputFile&, bool to_the_end) {
  ledger_.end_file(to_the_end);
  let_go();
}

void IndexingRun::progress(uint64_t bytes_read, const std::string& file) {
  bytes_read_ = bytes_read;
  report_.progress(bytes_before_ + bytes_read, file);
}

bool IndexingRun::stop() { return stop_requested(); }

void IndexingRun::remove(const std::vector<std::string>& identities) {
  std::vector<std::pair<uint32_t, std::string>> deletions;
  for (const std::string& identity : identities) {
    if (const auto stored = writer_.find(identity)) deletions.emplace_back(stored->segment, identity);
    writer_.versions().forget(identity);
  }
  furniture_.note_removed(identities);
  writer_.publish({}, deletions);
  report_.count_removed(deletions.size());
}

// What the counts do not tell: articles that are not found although they were read.
void IndexingRun::tell_of_versions() {
  const VersionTally& tally = pipeline_.tally();
  const auto tell = [this](uint64_t number, const char* one, const char* several) {
    if (number > 0)
      report_.tell(fmt::format("newsidx: {} {}", with_thousands(number), number == 1 ? one : several));
  };
  tell(tally.canceled, "article is cancelled by its publisher and is not found",
       "articles are cancelled by their publishers and are not found");
  tell(tally.withheld, "article is withheld or under an embargo and is not found",
       "articles are withheld or under an embargo and are not found");
  tell(tally.released, "article is found now, because its embargo has passed",
       "articles are found now, because their embargo has passed");
  tell(tally.older, "older version was kept beside a newer one",
       "older versions were kept beside newer ones");
}

int IndexingRun::finish(bool always) {
  report_.end_of_input();
  tell_of_versions();
  const RunCounts& counts = report_.counts();
  catalogue_.add_run(run_record(counts, start_, command_, report_.seconds()));
  catalogue_.commit(writer_.manifest().publication);
  if (stop_requested()) {
    report_.say(
        "newsidx: stopped; what was read so far is in the index, run the same command again to go on");
  }
  if (mended_ > 0) {
    report_.tell(
        fmt::format("newsidx: {} {} indexed again without sentences that were learned to be boilerplate "
                    "('newsidx boilerplate')",
                    with_thousands(mended_), mended_ == 1 ? "article was" : "articles were"));
  }
  if (const uint64_t corrected = pipeline_.corrected_languages()) {
    report_.tell(
        fmt::format("newsidx: {} {} in another language than declared ('lang_declared' in an export)",
                    with_thousands(corrected), corrected == 1 ? "article is" : "articles are"));
  }
  if (pipeline_.merge_lacked_room()) {
    report_.say(
        "newsidx: segments were not merged, because the disk has no room for a second copy of them; free "
        "some "
        "space, and the next run, or 'newsidx optimize', will do it");
  }
  if (options_.report_json) {
    StandardOutput out;
    out.line(to_json(counts, report_.seconds()));
    out.flush();
  }
  const bool wanted = options_.quiet ? counts.failed > 0 : always || counts.eventful() || options_.verbose;
  if (wanted || stop_requested()) report_.print_summary();
  if (stop_requested()) return exit_status(ErrorCode::interrupted);
  return counts.failed > 0 ? 1 : 0;
}

}  // namespace news
