// Any bytes as a crawl, as a response of a web server, handed out in small pieces: never crashes, never runs
// away.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "indexer/http_message.h"
#include "indexer/reader_warc.h"
#include "tests/support/records.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  news::ReadOptions options;
  options.max_record = 4096;
  const auto sink = news::test::read_all(news::read_warc, bytes, options, "x.warc", 1 + size % 7);
  if (sink.articles.size() + sink.failures.size() > 2 * size + 2) std::abort();
  const auto response = news::read_http_response(bytes, 100000);
  if (response.body.size() > 200000 + size) std::abort();
  return 0;
}
