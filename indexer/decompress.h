// Plain compression as streams: gzip by zlib (indexer/gzip_stream.h), the others by libarchive's filters.
// Several members or frames one after the other are read as one.
#pragma once

#include <memory>
#include <string_view>

#include "indexer/input_streams.h"

namespace news {

enum class Compression { none, gzip, zstd, bzip2, xz, lz4 };

// What the first bytes are compressed with; at least 6 of them are needed to be sure.
Compression compression_of(std::string_view head) noexcept;

// The uncompressed bytes of `below`, which must outlive the stream. Everything read is reported to `guard` as
// produced at `level`. read() throws StreamError: "cut" if the input ends too early, "damaged" (bad checksum,
// not what it began as), "bomb", and whatever `below` throws. Of zstd, bzip2 and xz up to 128 KiB before the
// damage are not handed out. Of gzip alone resume() finds what is behind the damage.
std::unique_ptr<ByteStream> decompress(ByteStream& below, Compression compression, ExpansionGuard& guard,
                                       size_t level);

}  // namespace news
