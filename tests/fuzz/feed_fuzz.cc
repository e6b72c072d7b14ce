// Any bytes as a feed or an export of WordPress.
#include "indexer/reader_feed.h"
#include "tests/fuzz/reader_target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  news::test::fuzz_reader(news::read_feed, data, size, "x.xml");
  return 0;
}
