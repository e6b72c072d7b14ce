// Opening a file down to the streams that hold records: gzip, zstd, xz, bzip2 (several members one after the
// other too), lz4, tar and zip, nested up to kMaxNesting, streamed: never a whole file in memory,
// nothing written to disk. What a file is, its first bytes decide, never its name.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "common/diagnostics.h"
#include "indexer/input_files.h"
#include "indexer/reader.h"

namespace news {

// Archives inside each other, and compressions around one thing; each counted by itself.
inline constexpr int kMaxNesting = 4;

// Called for each innermost stream, in the order of the archive. Returning false stops. Throwing StreamError
// out of it (it came from the stream) is turned into one complaint by open_input, and the next file goes on.
using StreamVisitor = std::function<bool(ByteStream& stream, const InputName& name)>;

// Opens `file` and visits its streams. `name.file` is the path, with "!member" for each archive around it;
// plain compression adds nothing. Junk members (._*, .DS_Store, __MACOSX/) are left out. What is wrong is
// complained of as a failure, once for the container it concerns, after its records: it counts one seen and
// one failed beside the records read from it. Reasons: "missing", "unreadable", "io"; "cut", "damaged";
// "encrypted"; "too-deep"; "bomb" (more than kMaxRatio times its size, input_streams.h). Members are never
// written anywhere, so that a name such as "../../x" is only a name. Bytes read from the file itself
// (compressed) are added to *bytes_read if given, for progress.
void open_input(const InputFile& file, const StreamVisitor& visit,
                const std::function<void(Diagnostic)>& complain, std::atomic<uint64_t>* bytes_read = nullptr);

// The same for a stream that is open already, of `size` bytes; `file` is its name. For tests and fuzzing.
void open_stream(ByteStream& in, uint64_t size, const std::string& file, const StreamVisitor& visit,
                 const std::function<void(Diagnostic)>& complain);

}  // namespace news
