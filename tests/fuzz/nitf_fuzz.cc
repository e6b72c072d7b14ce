// Any bytes as NITF.
#include "indexer/reader_nitf.h"
#include "tests/fuzz/reader_target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  news::test::fuzz_reader(news::read_nitf, data, size, "x.xml");
  return 0;
}
