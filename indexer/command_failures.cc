// newsidx failures: what could not be read.
#include <fmt/format.h>

#include "common/date.h"
#include "common/index_directory.h"
#include "common/json.h"
#include "indexer/catalogue.h"
#include "indexer/commands.h"
#include "indexer/standard_output.h"
#include "indexer/sync_config.h"

namespace news {
namespace {

std::string to_json(const FailureRecord& failure) {
  std::string text;
  json::Writer writer(text);
  writer.begin_object();
  writer.optional("file", failure.diagnostic.file);
  writer.optional("position", failure.diagnostic.position);
  writer.optional("reason", failure.diagnostic.reason);
  writer.optional("message", failure.diagnostic.message);
  writer.optional("hint", failure.diagnostic.hint);
  writer.optional("time", format(date_from_instant(failure.time)));
  writer.end_object();
  return text;
}

}  // namespace

int run_failures(const Options& options) {
  const IndexPaths paths(index_root(options));
  read_settings(paths);
  Catalogue catalogue(paths.catalogue(), read_manifest(paths).publication, Catalogue::Access::read);
  StandardOutput out;
  for (const FailureRecord& failure : catalogue.failures()) {
    if (options.json)
      out.line(to_json(failure));
    else
      out.line(fmt::format("{}  {}", format(date_from_instant(failure.time)), describe(failure.diagnostic)));
  }
  out.flush();
  return 0;
}

}  // namespace news
