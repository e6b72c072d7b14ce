#include "indexer/whole_text.h"

#include <fmt/format.h>

#include "common/utf8.h"
#include "indexer/encoding.h"

namespace news {
namespace {
constexpr size_t kChunk = size_t{64} << 10;
}  // namespace

std::optional<std::string> read_whole_text(ByteStream& in, const ReadOptions& options, const char* what,
                                           RecordSink& out, std::vector<std::string>& problems) {
  std::string text;
  std::vector<char> chunk(kChunk);
  for (size_t count = 0; (count = in.read(chunk.data(), chunk.size())) > 0;) {
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
