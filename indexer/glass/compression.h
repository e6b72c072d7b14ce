// Raw deflate for tags, as Xapian reads it back.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "common/reading_marks.h"

namespace news::glass {

// Not thread-safe: one for each table that is written.
class TagCompressor {
 public:
  // Text repeats itself; a list of terms has most of its repetitions taken out already, and what remains is
  // that some letters are more frequent than others. Both learn their codes from the tags that went before.
  enum class Tags : uint8_t { text, term_lists };

  explicit TagCompressor(Tags tags);
  ~TagCompressor();
  TagCompressor(const TagCompressor&) = delete;
  TagCompressor& operator=(const TagCompressor&) = delete;

  // The compressed tag, good until the next call, if that is shorter; else empty: the tag is to be stored as
  // it is. Xapian can read it back, now and after merges, which copy compressed tags as they are.
  std::string_view compress(std::string_view tag);

  // The same in blocks that begin where the marks say, none of which needs what was before it: each ends with
  // the empty stored block that brings a stream to a whole byte (RFC 1951, 3.2.4). Fills in where they begin
  // compressed. Empty if the tag should be compressed as a whole: it would not be shorter, or Xapian could
  // not read it back.
  std::string_view compress_blocks(std::string_view tag, ReadingMarks& marks);

 private:
  struct State;
  enum class Codes : uint8_t { own, learned };
  std::string_view blocks_with_stored_end(std::string_view tag, ReadingMarks& marks, size_t stored,
                                          Codes codes);
  static bool ends_in_small_blocks(const ReadingMarks& marks);
  // At this place of the output; how many bytes, 0 if it has no room.
  size_t add_block(std::string_view block, bool last, size_t at, Codes codes);
  size_t add_stored(std::string_view block, bool last, size_t at);
  std::string_view shortened(std::string_view tag);
  std::string_view whole(std::string_view tag, Codes codes);

  std::unique_ptr<State> state_;
};

// Tags of up to so many bytes are never compressed (compress_min of Xapian's tables).
inline constexpr size_t kNeverBelow = 18;

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
