#include "indexer/reader_wire.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/wire_message.h"

namespace news {
namespace {

constexpr char kSoh = '\x01', kStx = '\x02', kEtx = '\x03';
constexpr std::string_view kEnds = "\x01\x04";  // SOH of the next message, EOT
constexpr size_t kChunk = size_t{64} << 10;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// "eca00075 3 i 510    dpa 1003": service and number, priority, category, words, source.
bool is_head_line(std::string_view line) {
  size_t pos = 0;
  const auto skip = [&](auto test) {
    const size_t begin = pos;
    while (pos < line.size() && test(line[pos])) ++pos;
    return pos - begin;
  };
  const auto is_space = [](char c) { return c == ' '; };
  if (skip(is_lower) < 2 || skip(is_ascii_digit) < 2 || skip(is_space) == 0 || skip(is_ascii_digit) != 1)
    return false;
  if (skip(is_space) == 0 || skip(is_lower) != 1 || skip(is_space) == 0 || skip(is_ascii_digit) == 0)
    return false;
  return skip(is_space) > 0;
}

// Where the head of a message without controls ends: behind the line that names the subject
// ("/politics/Britain/").
size_t head_length(std::string_view message) {
  const size_t first = message.find('\n');
  if (first == std::string_view::npos) return message.size();
  const size_t next = message.find_first_not_of("\r\n", first);
  const size_t end = next == std::string_view::npos ? next : message.find('\n', next);
  const bool subject = end != std::string_view::npos && trim(message.substr(next, end - next)).ends_with('/');
  return subject ? end : first;
}

RawArticle read_message(std::string_view message) {
  const size_t stx = message.find(kStx);
  if (stx == std::string_view::npos) {
    const size_t head = head_length(message);
    return read_wire_message(message.substr(0, head), message.substr(head), {});
  }
  const size_t etx = std::min(message.find(kEtx, stx), message.size());
  return read_wire_message(message.substr(0, stx), message.substr(stx + 1, etx - stx - 1),
                           message.substr(std::min(etx + 1, message.size())));
}

bool has_text(std::string_view message) {
  return std::ranges::any_of(message,
                             [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '\x7f'; });
}

}  // namespace

int sniff_wire(std::string_view head, const InputName&) {
  const size_t start = head.find_first_not_of(std::string_view("\0\x16\x7f \r\n", 6));
  if (start == std::string_view::npos) return 0;
  const size_t soh = head.find(kSoh);
  if (soh != std::string_view::npos && soh == start && head.find(kStx, soh) != std::string_view::npos)
    return 95;
  return is_head_line(head.substr(start, head.find('\n', start) - start)) ? 70 : 0;
}

void read_wire(ByteStream& in, const InputName&, const ReadOptions& options, RecordSink& out) {
  std::string message, chunk(kChunk, '\0');
  uint64_t number = 0;
  bool too_large = false;
  const auto flush = [&] {
    const std::string position = fmt::format("record {}", number + 1);
    const bool large = std::exchange(too_large, false);
    const std::string whole = std::exchange(message, {});
    if (large) {
      ++number;
      return out.failure(position, "too-large",
                         fmt::format("the record is longer than {} bytes", options.max_record),
                         "--max-record SIZE raises the limit");
    }
    if (!has_text(whole)) return true;
    ++number;
    return out.article(read_message(whole), position);
  };
  for (size_t got = in.read(chunk.data(), chunk.size()); got > 0; got = in.read(chunk.data(), chunk.size())) {
    std::string_view rest(chunk.data(), got);
    while (!rest.empty()) {
      const size_t end = rest.find_first_of(kEnds);
      const size_t count = std::min(end, rest.size());
      too_large = too_large || message.size() + count > options.max_record;
      if (too_large)
        message.clear();
      else
        message += rest.substr(0, count);
      if (end != std::string_view::npos && !flush()) return;
      rest.remove_prefix(std::min(rest.size(), count + (end != std::string_view::npos ? 1 : 0)));
    }
  }
  flush();
}

}  // namespace news
