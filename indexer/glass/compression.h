// Raw deflate for tags, as Xapian reads it back.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace news::glass {

// Not thread-safe: one for each thread.
class TagCompressor {
 public:
  TagCompressor();
  ~TagCompressor();
  TagCompressor(const TagCompressor&) = delete;
  TagCompressor& operator=(const TagCompressor&) = delete;

  // True, and the compressed tag in `out`, if that is shorter; else the tag is to be stored as it is. Xapian
  // can read it back, now and after merges, which copy compressed tags as they are. Tags of up to 18 bytes
  // are never compressed (compress_min of Xapian's tables).
  bool compress(std::string_view tag, std::string& out);

 private:
  libdeflate_compressor* compressor_;
};

// Bytes that Xapian inflates at a time; shorter tags are never at risk.
inline constexpr size_t kInflateStep = 8192;

// Xapian 1.4.22 to 2.1.0 inflate the parts of a tag one by one, in steps of 8192 bytes of output, and give up
// when the last part's input is used up although the inflater still holds output ("Too few chunks of
// compressed data"). That cannot happen if less than a step comes out of the last part, wherever it begins:
// parts are cut anew whenever tables are merged. True if that is so.
bool xapian_can_inflate(std::string_view compressed, size_t original_size);

// The cure: the end of the tag, longer than any last part, is a stored block of the stream, so that no more
// comes out of the last part than goes in. Storing the whole tag uncompressed would be none: Xapian
// compresses such tags when it merges, and then in its own way.
std::string deflate_with_stored_end(std::string_view tag);

}  // namespace news::glass
