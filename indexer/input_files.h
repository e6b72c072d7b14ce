// From what the user named to streams of bytes: files, directories (recursively, sorted by bytes), lists of
// files, standard input, and what lies inside compressed files and archives.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "common/diagnostics.h"
#include "indexer/reader.h"

namespace news {

// What to walk. `-` in `paths` is standard input.
struct InputSelection {
  std::vector<std::string> paths = {};
  std::string files_from = {};  // file that lists paths, one a line; "-" is standard input; "" is none
  bool nul_separated = false;   // the list is separated by NUL bytes
  std::vector<std::string> include = {};  // shell patterns on the path below the directory; empty means all
  std::vector<std::string> exclude = {};
};

// A file on disk as the catalogue knows it.
struct InputFile {
  std::string path;         // as walked: what the user typed joined with the way down; "-" for standard input
  uint64_t size = 0;        // bytes, those of the sidecar included; 0 for standard input
  int64_t modified_ns = 0;  // since 1970, of the later of the two
  std::string sidecar = {};  // path of the file that describes it (indexer/sidecar.h); "" for none
};

// Calls `visit` for every file in order: first `paths` as given, then the list; below a directory by the
// bytes of the path. Stops when `visit` returns false. Hidden files and directories and __MACOSX below a
// directory are left out silently; symbolic links are followed. `complain` hears of what cannot be read, and
// the rest goes on: failures "missing", "unreadable", "loop" (a link that leads to a directory around it),
// "directory" (in a list of files); skipped "special" (pipe, socket, device: never opened, so that nothing
// waits; /dev/stdin and /dev/fd/N are allowed), "sidecar" (named by the user). An exclude pattern that
// matches a directory leaves out all of it; patterns are tried on the last component too, and are not applied
// to files named by the user. Throws Error(io) if the list itself cannot be read.
void walk(const InputSelection& selection, const std::function<bool(const InputFile&)>& visit,
          const std::function<void(Diagnostic)>& complain);

}  // namespace news
