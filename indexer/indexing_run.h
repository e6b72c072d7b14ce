// A run that changes the index, as add and sync share it: intake, pipeline, catalogue and report, joined.
#pragma once

#include <memory>
#include <string>

#include "indexer/catalogue.h"
#include "indexer/file_ledger.h"
#include "indexer/furniture_learner.h"
#include "indexer/furniture_mender.h"
#include "indexer/furniture_store.h"
#include "indexer/index_writer.h"
#include "indexer/intake.h"
#include "indexer/options.h"
#include "indexer/pipeline.h"
#include "indexer/report.h"

namespace news {

// Not thread-safe. Takes the writer's lock for its lifetime.
class IndexingRun : public IntakeSink {
 public:
  // Creates the index if there is none. `command` is "add" or "sync"; `report` must outlive the run.
  IndexingRun(const Options& options, const std::string& root, const std::string& command, Report& report,
              FileOps& ops = real_file_ops());

  // Reads everything selected. With `changed_only`, files that the catalogue knows unchanged are not opened.
  void read(const InputSelection& selection, const ReadOptions& read_options, bool changed_only);
  // Publishes what was read, whole or not.
  void publish();
  // Removes articles in one publication.
  void remove(const std::vector<std::string>& identities);
  // Writes the run into the catalogue, ends the report; returns the exit status. `always`: a summary even if
  // nothing happened.
  int finish(bool always);

  IndexWriter& writer() noexcept { return writer_; }
  Catalogue& catalogue() noexcept { return catalogue_; }
  Report& report() noexcept { return report_; }

  // `boilerplate`: what the user says of sentences (by their numbers), or that everything be forgotten;
  // articles are indexed again as that wants it. Returns how many.
  uint64_t change_furniture(const std::vector<LearnedFurniture>& sentences, LearnedFurniture::State state);
  uint64_t forget_furniture();

  bool wants(const InputFile& file) override;
  void article(Article&& article, const std::string& position) override;
  void complain(Diagnostic&& diagnostic) override;
  void file_done(const InputFile& file, bool to_the_end) override;
  void progress(uint64_t bytes_read, const std::string& file) override;
  bool stop() override;

 private:
  void let_go();
  void tell_of_versions();

  const Options& options_;
  std::string command_;
  std::string index_path_;  // as catalogue_path gives it
  Report& report_;
  IndexWriter writer_;
  Catalogue catalogue_;
  FileLedger ledger_;
  int64_t start_;
  FurnitureStore furniture_;
  FurnitureLearner learner_;
  Pipeline pipeline_;
  FurnitureMender mender_;
  uint64_t mended_ = 0;       // articles indexed again without what was learned to be furniture
  std::string read_options_;  // options_key of what is being read
  bool changed_only_ = false;
  uint64_t bytes_read_ = 0;    // of the selection that is being read
  uint64_t bytes_before_ = 0;  // of those before it
};

}  // namespace news
