// Opening a file down to the streams that hold records: gzip, zstd, xz, bzip2 (several members one after the other too), tar and
// zip, nested up to kMaxNesting, streamed: never a whole file in memory. libarchive does the unpacking.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "common/diagnostics.h"
#include "indexer/input_files.h"
#include "indexer/reader.h"

namespace news {

inline constexpr int kMaxNesting = 4;

// Called for each innermost stream, in the order of the archive. Returning false stops. Throwing StreamError out of it (it
// came from the stream) is turned into one complaint by open_input, and the next file goes on.
using StreamVisitor = std::function<bool(ByteStream& stream, const InputName& name)>;

// Opens `file` and visits its streams. `name.file` is the path, with "!member" for each archive around it; plain compression
// adds nothing. Damage (cut, bad checksum, encrypted member, nesting too deep, bomb: ratio beyond kMaxRatio) is complained of
// as a failure once for the container: it counts one seen and one failed beside the records read from it. Bytes so far read from the
// file itself (compressed) are added to *bytes_read if given, for progress.
void open_input(const InputFile& file, const StreamVisitor& visit, const std::function<void(Diagnostic)>& complain,
                uint64_t* bytes_read = nullptr);

}  // namespace news
