// Any bytes as Markdown of many items.
#include "indexer/reader_digest.h"
#include "tests/fuzz/reader_target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  news::sniff_digest({reinterpret_cast<const char*>(data), size}, {"x.md", "x.md"});
  news::test::fuzz_reader(news::read_digest, data, size, "x.md", 2);
  return 0;
}
