// The configuration file: where the index is, and the archives that `sync` keeps it up to date with. TOML:
//
//   index = "/var/lib/newsidx"              # for all commands, unless --index or $NEWSIDX_INDEX says
//   otherwise
//   boilerplate = false                     # as --no-boilerplate, for `add` and `sync`
//   [[archive]]
//   path = "pages"                          # a folder or a file; relative paths count from this file's
//   folder include = ["*.html", "*.txt"]           # shell patterns, one or several; all files if left out
//   exclude = "drafts/*"
//   format = "auto"                         # this and the rest as the options of `add`
//   source = "Global Times"
//   category = "World"
//   lang = "en"
//   timezone = "Asia/Shanghai"
//   encoding = "gb18030"
//   map = { title = "headline.main" }
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/input_files.h"
#include "indexer/options.h"
#include "indexer/reader.h"

namespace news {

struct ArchiveConfig {
  std::string path;          // absolute
  InputSelection selection;  // that path with its patterns
  ReadOptions read;
};

struct SyncConfig {
  std::string file;         // where it was read
  std::string index;        // absolute; "" if it does not say
  bool boilerplate = true;  // as in Options
  std::vector<ArchiveConfig> archives;
};

// Reads a configuration; `file` is its path, for messages and relative paths. Throws Error(usage) naming the
// line for what is not TOML, an unknown key (with the nearest known one), a value of the wrong type, and what
// check_read_options refuses.
SyncConfig parse_sync_config(std::string_view text, const std::string& file);

// The configuration that --config names, else the default one; nullopt if it was not named and there is none.
// Throws Error(usage) if the one named cannot be read.
std::optional<SyncConfig> load_config(const Options& options);

// The index of this run: find_index_root (common/config.h) of the options.
std::string index_root(const Options& options);

}  // namespace news
