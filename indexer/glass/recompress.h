// A segment made smaller once there is time for it: its stored documents and term lists compressed anew, more
// slowly and better than while articles came in.
#pragma once

#include <string>

#include "indexer/file_ops.h"

namespace news::glass {

// Whether that is worth it, by a sample: no for a segment that was compressed so already, and for one that is
// of another format. Throws Error(corrupt).
bool can_shrink(const std::string& directory);

// What would not get shorter stays as it is, as do the blocks that reading marks name. For a database that
// nobody has opened, with room on the disk for the larger of the two tables; unusable if it throws Error(io,
// corrupt). Nothing happens to one of another format. Uses two threads, but `ops` in the caller's alone.
void recompress(const std::string& directory, FileOps& ops);

}  // namespace news::glass
