// Any bytes as JSON, of any of the schemas (ninjs among them), as values and as lines.
#include "indexer/reader_json.h"
#include "tests/fuzz/reader_target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  news::test::fuzz_reader(news::read_json, data, size, "x.json", 3);
  news::test::fuzz_reader(news::read_jsonl, data, size, "x.jsonl", 3);
  return 0;
}
