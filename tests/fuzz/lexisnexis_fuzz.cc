// Any bytes as a text export of LexisNexis.
#include "indexer/reader_exports.h"
#include "tests/fuzz/reader_target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  news::test::fuzz_reader(news::read_lexisnexis, data, size, "x.txt");
  return 0;
}
