// Any bytes as Reuters-21578.
#include "indexer/reader_reuters.h"
#include "tests/fuzz/reader_target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  news::test::fuzz_reader(news::read_reuters, data, size, "x.sgm");
  return 0;
}
