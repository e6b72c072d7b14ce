// Any bytes as messages of agency wires.
#include "indexer/reader_wire.h"
#include "tests/fuzz/reader_target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  news::test::fuzz_reader(news::read_wire, data, size, "x.txt");
  return 0;
}
