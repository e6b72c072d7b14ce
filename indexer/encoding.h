// Bytes of unknown encoding to UTF-8. Order of trust (formats.md of the research, tests/indexer/encoding_test.cc): byte order mark; the
// user's --encoding; valid UTF-8 with a byte >= 0x80; what the text declares (XML prolog, meta); NUL pattern of UTF-16/32;
// statistics (uchardet); windows-1252. Labels are read as browsers read them (WHATWG: iso-8859-1 means windows-1252 ...).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/reader.h"

namespace news {

struct Decoded {
  std::string text;      // valid UTF-8
  std::string encoding;  // what it was read as, "UTF-8" style name
  size_t replaced = 0;   // sequences that became U+FFFD
};

// Name of the encoding of a whole text or of its first bytes; never empty.
std::string detect_encoding(std::string_view bytes, const std::string& declared = {}, const std::string& chosen = {});

// Converts a whole text (BOM dropped). Throws Error(usage) for a `chosen` encoding that does not exist.
Decoded decode(std::string_view bytes, const std::string& declared = {}, const std::string& chosen = {});

// Wraps a stream so that it yields UTF-8, judged by its first 64 KiB. A stream that began as UTF-8 or ASCII passes later bytes
// unchanged even when they are not UTF-8: the record they stand in is decoded on its own by normalise.
std::unique_ptr<ByteStream> decode_stream(ByteStream& in, const std::string& chosen);

}  // namespace news
