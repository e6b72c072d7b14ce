// Any bytes as JSON input, handed out in small pieces: never crashes, never runs away, and positions are
// never negative.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/utf8.h"
#include "indexer/reader_json.h"
#include "tests/support/records.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  news::ReadOptions options;
  options.max_record = 4096;
  for (const auto read : {news::read_json, news::read_jsonl}) {
    const auto sink = news::test::read_all(read, text, options, "x.json", 1 + size % 7);
    // Every record takes at least one byte, so there are never more of them than bytes.
    if (sink.articles.size() + sink.failures.size() > 3 * size + 3) std::abort();
    for (const auto& record : sink.articles) {
      if (!news::is_valid_utf8(record.title) || !news::is_valid_utf8(record.body)) std::abort();
    }
  }
  return 0;
}
