// Any bytes as a crawl, and as a response of a web server.
#include "indexer/http_message.h"
#include "indexer/reader_warc.h"
#include "tests/fuzz/reader_target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  news::test::fuzz_reader(news::read_warc, data, size, "x.warc", 2);
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (news::read_http_response(bytes, 100000).body.size() > 200000 + size) std::abort();
  return 0;
}
