#include "indexer/whole_text.h"

#include <fmt/format.h>

#include "common/utf8.h"
#include "indexer/encoding.h"

namespace news {
namespace {
constexpr size_t kChunk = size_t{64} << 10;

// 0 at the end, and where the input breaks off behind some text: what there is goes in. Whoever opened the
// stream reports the damage (PeekStream::finish).
size_t read_some(ByteStream& in, std::vector<char>& chunk, const std::string& text,
                 std::vector<std::string>& problems) {
  try {
    return in.read(chunk.data(), chunk.size());
  } catch (const StreamError& error) {
    if (text.empty() || (error.reason != "cut" && error.reason != "damaged")) throw;
    problems.emplace_back("cut: the input breaks off, or is damaged, inside the text");
    return 0;
  }
}
}  // namespace

std::optional<std::string> read_whole_text(ByteStream& in, const ReadOptions& options, const char* what,
                                           RecordSink& out, std::vector<std::string>& problems) {
  std::string text;
  std::vector<char> chunk(kChunk);
  for (size_t count = 0; (count = read_some(in, chunk, text, problems)) > 0;) {
    if (text.size() + count > options.max_record) {
      out.failure("", "too-large", fmt::format("the {} is longer than {} bytes", what, options.max_record),
                  "--max-record SIZE raises the limit");
      return std::nullopt;
    }
    text.append(chunk.data(), count);
  }
  if (!is_valid_utf8(text)) {
    Decoded decoded = decode(text, {}, options.encoding);
    text = std::move(decoded.text);
    if (decoded.replaced > 0)
      problems.push_back(fmt::format("bytes-replaced: {} byte sequences were replaced", decoded.replaced));
  }
  return text;
}

}  // namespace news
