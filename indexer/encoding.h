// Bytes of unknown encoding to UTF-8. Order of trust: byte order mark; the user's --encoding; valid UTF-8
// with a byte >= 0x80 (it is never so by chance); what the text declares (XML prolog, meta element); NUL
// pattern of UTF-16/32; statistics (uchardet); windows-1252. Labels are read as browsers read them (WHATWG
// Encoding, "Names and labels"): iso-8859-1 means windows-1252, gb2312 gb18030, shift_jis windows-31j, euc-kr
// windows-949. Pure functions, thread-safe.
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

// Name of the encoding of a whole text or of its first bytes (a character cut at their end does not count);
// never empty. `declared` is a label from outside (a header of the container); when empty, the text is
// searched for one. A declaration that the bytes contradict is not believed. Throws Error(usage) for a
// `chosen` encoding that does not exist.
std::string detect_encoding(std::string_view bytes, const std::string& declared = {},
                            const std::string& chosen = {});

// True if text marked with this label can be converted.
bool is_encoding(const std::string& label);

// Converts a whole text (BOM dropped). Throws Error(usage) for a `chosen` encoding that does not exist.
Decoded decode(std::string_view bytes, const std::string& declared = {}, const std::string& chosen = {});

// Wraps a stream so that it yields UTF-8, judged by its first 64 KiB. A stream that began as UTF-8 or ASCII
// passes later bytes unchanged even when they are not UTF-8: the record they stand in is decoded on its own
// by normalise. `in` must outlive the result; StreamErrors of `in` come out of read() after the bytes before
// them. Throws Error(usage) as above.
std::unique_ptr<ByteStream> decode_stream(ByteStream& in, const std::string& chosen);

}  // namespace news
