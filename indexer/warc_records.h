// The records of a crawl: WARC 0.17 to 1.1 and ARC 1, unpacked already. Not thread-safe. StreamError passes
// through.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/http_message.h"
#include "indexer/input_streams.h"

namespace news {

struct WarcRecord {
  std::string type;          // "response", "resource", "conversion", "warcinfo" ...; "response" in ARC
  std::string uri;           // without angle brackets
  std::string date;          // of the crawl, as written
  std::string content_type;  // of the block
  uint64_t length = 0;       // bytes of the block as declared
  uint64_t number = 0;       // from 1
  std::string problem;       // "" or why the bytes before this record were passed over
};

class WarcRecords {
 public:
  explicit WarcRecords(ByteStream& in) : in_(in) {}
  // Passes over what is left of the last block and reads the next head. False at the end. Where no record
  // begins, the next place that looks like one is searched; then `problem` is set. At the end without one,
  // problem() tells.
  bool next(WarcRecord& record);
  // The whole block; what is longer than `limit` is passed over and `whole` false. `cut` is true if the
  // stream ended in it. If the declared length runs over the records behind it, the block ends where they
  // begin, and the next record says so in `problem`.
  std::string block(size_t limit, bool& whole, bool& cut);
  // After StreamError: true if the stream goes on behind the damage; the next record is then the next one
  // that is whole.
  bool resume();
  // What was wrong at the end of the stream, "" if nothing.
  const std::string& problem() const noexcept { return problem_; }
  // True if the stream ended inside the block of a record that was passed over.
  bool cut() const noexcept { return cut_; }
  // Of the last record whose head was read; 0 before the first.
  uint64_t number() const noexcept { return number_; }

 private:
  bool find_head();
  bool read_head(WarcRecord& record);
  bool read_arc_head(WarcRecord& record);
  std::string take_line(size_t limit);
  bool skip(uint64_t count);
  bool end_at_next_head(std::string& block);

  PeekStream in_;
  uint64_t taken_ = 0, put_back_ = 0;  // bytes of blocks, some of them read twice
  uint64_t left_ = 0;                  // of the block that was handed out last
  uint64_t number_ = 0;
  bool arc_ = false, first_ = true, lost_ = false, cut_ = false, too_long_ = false;
  std::string problem_;
};

}  // namespace news
