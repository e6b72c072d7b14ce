// Any bytes as an item of the Reuters Corpus.
#include "indexer/reader_reuters.h"
#include "tests/fuzz/reader_target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  news::test::fuzz_reader(news::read_rcv1, data, size, "x.xml");
  return 0;
}
