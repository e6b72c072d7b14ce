// Which readers take bytes as they are: their parts are encoded each in its own way, so that the stream as a
// whole cannot be made UTF-8 before.
#pragma once

#include "indexer/reader.h"

namespace news {

bool reads_bytes(const Reader& reader) noexcept;

}  // namespace news
