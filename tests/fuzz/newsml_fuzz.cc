// Any bytes as NewsML 1 or NewsML-G2.
#include "indexer/reader_newsml.h"
#include "tests/fuzz/reader_target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  news::test::fuzz_reader(news::read_newsml, data, size, "x.xml");
  return 0;
}
