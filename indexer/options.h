// What was typed, as plain structs. Only options.cc knows CLI11.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/input_files.h"
#include "indexer/reader.h"
#include "indexer/segment_builder.h"

namespace news {

enum class Command {
  add,
  convert,
  sync,
  status,
  check,
  optimize,
  export_articles,
  remove,
  failures,
  boilerplate
};
enum class Colour { automatic, always, never };

// One run of newsidx. Members that a command has no option for keep their defaults.
struct Options {
  Command command = Command::status;

  // All commands.
  std::string index;   // --index as typed; "" if it was not
  std::string config;  // --config as typed; "" if it was not
  Colour colour = Colour::automatic;
  bool quiet = false;
  bool verbose = false;

  // Commands that write: how long another writer is waited for, in seconds.
  int wait_seconds = 60;

  // add, convert: what to read and how; sync takes both from the configuration.
  InputSelection input;
  ReadOptions read;

  // add, sync.
  unsigned jobs =
      1;  // threads that build, from 1; the machine's number of cores unless --jobs says otherwise
  size_t memory = 0;  // bytes for building; a quarter of the machine's memory unless --memory says otherwise
  SegmentWriter segment_writer = SegmentWriter::automatic;
  bool dry_run = false;
  bool report_json = false;

  // sync.
  bool prune = false;
  bool force = false;
  bool no_history = false;    // add, sync: versions that give way are not kept
  bool all_versions = false;  // export
  bool boilerplate = true;    // add, sync: page furniture is learned and cut

  // boilerplate: sentences, by number or in full, to be kept, or to be cut after all; everything to be
  // forgotten.
  std::vector<std::string> keep, cut;
  bool forget = false;

  // status, failures, boilerplate.
  bool json = false;

  // export: the words of the query; none means every article.
  std::vector<std::string> query;

  // remove.
  std::vector<std::string> ids;
  std::string source;  // only the article of this source; "" if it was not said
  bool all_sources = false;
};

// Parses the command line; nullopt with an exit status in *status when there is nothing more to do (--help,
// --version, a mistake, which has been explained on stderr).
std::optional<Options> parse_options(int argc, const char* const* argv, int* status);

}  // namespace news
