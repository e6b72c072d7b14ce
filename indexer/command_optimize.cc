// newsidx optimize: one compact segment.
#include <fmt/format.h>

#include "common/error.h"
#include "indexer/commands.h"
#include "indexer/index_writer.h"
#include "indexer/sync_config.h"
#include "indexer/version_writer.h"

namespace news {

int run_optimize(const Options& options) {
  const std::string root = index_root(options);
  read_settings(IndexPaths(root));  // an index that is not there is not made
  Report report(report_style(options));
  IndexWriter writer(root, options.wait_seconds, "newsidx optimize");
  writer.versions().compact();
  const size_t before = writer.manifest().segments.size();
  switch (writer.merge(true)) {
    case IndexWriter::MergeResult::no_room:
      throw Error(ErrorCode::io, "the disk has no room to merge the index",
                  "merging needs as much free space as the index takes; nothing was changed");
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
