#include "indexer/warc_records.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "common/utf8.h"

namespace news {
namespace {

constexpr size_t kMaxHead = size_t{256} << 10;
constexpr size_t kMaxLine = size_t{64} << 10;
constexpr size_t kStep = size_t{64} << 10;

// "WARC/1.0"
bool begins_record(std::string_view text) {
  return text.size() >= 7 && text.starts_with("WARC/") && text[5] >= '0' && text[5] <= '9' && text[6] == '.';
}

// The place behind an empty line in `block` where a record of a known type begins; npos if there is none.
size_t find_inner_head(std::string_view block) {
  constexpr size_t kNear = 1024;  // within which a head tells its type
  for (size_t at = block.find("\nWARC/"); at != std::string_view::npos; at = block.find("\nWARC/", at + 1)) {
    const std::string_view before = block.substr(0, at), head = block.substr(at + 1, kNear);
    const bool behind_empty_line = before.ends_with('\n') || before.ends_with("\n\r");
    if (behind_empty_line && begins_record(head) && head.find("\nWARC-Type:") != std::string_view::npos)
      return at + 1;
  }
  return std::string_view::npos;
}

std::string without_brackets(std::string uri) {
  if (uri.starts_with('<') && uri.ends_with('>')) return uri.substr(1, uri.size() - 2);
  return uri;
}

}  // namespace

// False if the stream ends before.
bool WarcRecords::skip(uint64_t count) {
  std::array<char, 4096> buffer;
  while (count > 0) {
    const size_t got = in_.read(buffer.data(), static_cast<size_t>(std::min<uint64_t>(count, buffer.size())));
    if (got == 0) return false;
    count -= got;
  }
  return true;
}

std::string WarcRecords::take_line(size_t limit) {
  const std::string_view ahead = in_.peek(limit);
  const size_t end = std::min(ahead.find('\n'), ahead.size());
  if (end == ahead.size() && end < limit) in_.finish();  // damage, not a short line
  std::string line(ahead.substr(0, end));
  skip(std::min(end + 1, ahead.size()));
  while (line.ends_with('\r')) line.pop_back();
  return line;
}

// Passes over line ends to the next head; over anything else to the next line that begins one. False at the
// end.
bool WarcRecords::find_head() {
  lost_ = false;
  for (;;) {
    const std::string_view ahead = in_.peek(kStep);
    if (ahead.empty()) {
      in_.finish();  // damage is no end
      return false;
    }
    const size_t text = ahead.find_first_not_of("\r\n");
    if (!lost_ && text != 0) {
      skip(std::min(text, ahead.size()));
      continue;
    }
    if (arc_) return true;
    if (begins_record(ahead)) return true;
    lost_ = true;
    const size_t found = ahead.find("\nWARC/", 0);
    skip(found == std::string_view::npos
             ? std::max<size_t>(ahead.size(), 8) - std::min<size_t>(7, ahead.size() - 1)
             : found + 1);
  }
}

bool WarcRecords::read_head(WarcRecord& record) {
  take_line(kMaxLine);  // the version
  std::string head;
  for (std::string line = take_line(kMaxLine); !line.empty() && head.size() < kMaxHead;
       line = take_line(kMaxLine)) {
    (head += line) += '\n';
  }
  std::string_view text = head;
  const HeaderFields fields(text);
  record.type = media_type(fields.get("WARC-Type"));
  record.uri = without_brackets(fields.get("WARC-Target-URI"));
  record.date = fields.get("WARC-Date");
  record.content_type = fields.get("Content-Type");
  const std::string length = fields.get("Content-Length");
  const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), record.length);
  if (error != std::errc()) {
    record.length = 0;
    if (record.problem.empty()) record.problem = "a record without a length";
  }
  return true;
}

// "URL IP YYYYMMDDhhmmss type length": the address may hold spaces, so that the fields are counted from the
// right.
bool WarcRecords::read_arc_head(WarcRecord& record) {
  const std::string line = take_line(kMaxLine);
  std::vector<std::string> fields;
  std::string_view rest = line;
  for (int i = 0; i < 4; ++i) {
    const size_t space = rest.rfind(' ');
    if (space == std::string_view::npos) break;
    fields.emplace_back(rest.substr(space + 1));
    rest = rest.substr(0, space);
  }
  const bool numbers = fields.size() == 4 && fields[2].size() >= 12 &&
                       fields[2].find_first_not_of("0123456789") == std::string::npos;
  uint64_t length = 0;
  if (!numbers ||
      std::from_chars(fields[0].data(), fields[0].data() + fields[0].size(), length).ec != std::errc())
    return false;
  record.type = rest.starts_with("filedesc:") ? "warcinfo" : "response";
  record.uri = std::string(rest);
  record.date = fields[2];
  record.content_type = "application/http";
  record.length = length;
  return true;
}

bool WarcRecords::resume() {
  left_ = 0;
  too_long_ = false;
  return in_.resume();
}

bool WarcRecords::next(WarcRecord& record) {
  if (!skip(left_)) cut_ = true;
  left_ = 0;
  if (std::exchange(first_, false)) arc_ = in_.peek(16).starts_with("filedesc:");
  record = WarcRecord();
  uint64_t bad_lines = 0;
  while (find_head()) {
    if (std::exchange(too_long_, false))
      record.problem = "the length of the record before runs over this one";
    if (lost_ || bad_lines > 0) record.problem = "bytes between the records belong to none";
    if (arc_ && !read_arc_head(record)) {
      ++bad_lines;
      continue;
    }
    if (!arc_) read_head(record);
    record.number = ++number_;
    left_ = record.length;
    return true;
  }
  if (lost_ || bad_lines > 0) problem_ = "bytes behind the last record belong to none";
  return false;
}

// Only where no record follows the block, for a page may well show a record. What is read twice is bounded by
// a multiple of what is read at all.
bool WarcRecords::end_at_next_head(std::string& block) {
  constexpr uint64_t kTimes = 8;
  constexpr size_t kAhead = 64;
  std::string_view ahead = in_.peek(kAhead);
  ahead.remove_prefix(std::min(ahead.find_first_not_of("\r\n"), ahead.size()));
  if (arc_ || (left_ == 0 && (ahead.empty() || begins_record(ahead)))) return false;
  const size_t end = find_inner_head(block);
  if (end == std::string_view::npos) return false;
  const uint64_t again = block.size() - end;
  if (put_back_ + again > kTimes * (taken_ - put_back_)) return false;
  put_back_ += again;
  in_.put_back(std::string_view(block).substr(end));
  block.resize(end);
  left_ = 0;
  return too_long_ = true;
}

std::string WarcRecords::block(size_t limit, bool& whole, bool& cut) {
  whole = left_ <= limit;
  cut = false;
  std::string bytes;
  if (!whole) return bytes;
  while (left_ > 0) {
    const size_t have = bytes.size();
    const auto want = static_cast<size_t>(std::min<uint64_t>(left_, kStep));
    bytes.resize(have + want);
    const size_t got = in_.read(bytes.data() + have, want);
    bytes.resize(have + got);
    left_ -= got;
    taken_ += got;
    if (got == 0) break;
  }
  if (!end_at_next_head(bytes)) cut = std::exchange(left_, 0) > 0;
  return bytes;
}

}  // namespace news
