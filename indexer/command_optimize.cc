// newsidx optimize: one compact segment.
#include <fmt/format.h>

#include "common/error.h"
#include "common/utf8.h"
#include "indexer/catalogue.h"
#include "indexer/clock.h"
#include "indexer/commands.h"
#include "indexer/furniture_learner.h"
#include "indexer/furniture_mender.h"
#include "indexer/furniture_store.h"
#include "indexer/index_writer.h"
#include "indexer/pipeline.h"
#include "indexer/sync_config.h"
#include "indexer/version_writer.h"

namespace news {
namespace {

// Cuts what was learned to be page furniture from articles in large segments, if these are written anew
// anyway.
uint64_t mend_furniture(IndexWriter& writer, const Options& options, Report& report) {
  if (writer.manifest().segments.size() < 2) return 0;
  const auto config = load_config(options);
  if (config && !config->boilerplate) return 0;
  Catalogue catalogue(writer.paths().catalogue(), writer.manifest().publication, Catalogue::Access::write);
  if (!catalogue.notice().empty()) report.say("newsidx: " + catalogue.notice());
  FurnitureStore store(catalogue);
  FurnitureLearner learner(store);
  PipelineOptions building;
  building.memory = options.memory;
  building.furniture = &learner;
  Pipeline pipeline(writer, building, now_seconds(),
                    [&](const Manifest& manifest) { catalogue.commit(manifest.publication); });
  return FurnitureMender(writer, pipeline, store, [] { return false; })
      .mend(FurnitureMender::Extent::everything);
}

}  // namespace

int run_optimize(const Options& options) {
  const std::string root = index_root(options);
  read_settings(IndexPaths(root));  // an index that is not there is not made
  Report report(report_style(options));
  IndexWriter writer(root, options.wait_seconds, "newsidx optimize");
  writer.versions().compact();
  if (const uint64_t mended = mend_furniture(writer, options, report)) {
    report.tell(fmt::format("newsidx: {} {} indexed again without boilerplate", with_thousands(mended),
                            mended == 1 ? "article was" : "articles were"));
  }
  const size_t before = writer.manifest().segments.size();
  switch (writer.merge(true)) {
    case IndexWriter::MergeResult::no_room:
      throw Error(ErrorCode::io, "the disk has no room to merge the index",
                  "it needs one and a half times as much free space as the index takes; nothing was changed");
    case IndexWriter::MergeResult::nothing_to_do:
      report.tell("newsidx: nothing to merge");
      break;
    case IndexWriter::MergeResult::merged:
      report.tell(fmt::format("newsidx: {} {} merged into {} in {:.1f} s", before,
                              before == 1 ? "segment" : "segments", writer.manifest().segments.size(),
                              report.seconds()));
      break;
  }
  return 0;
}

}  // namespace news
