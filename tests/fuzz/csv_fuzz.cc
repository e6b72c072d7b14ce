// Any bytes as a table: no crash, and a dialect and columns are guessed for whatever it is.
#include <cstdint>
#include <string>

#include "indexer/reader_csv.h"
#include "tests/support/collecting_sink.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const news::InputName name{"x.csv", "x.csv"};
  news::sniff_csv(text, name);
  news::ReadOptions options;
  options.max_record = 300;  // so that short inputs reach the limits
  options.map = {{"title", "1"}};
  news::BytesStream in(text, 17);
  news::CollectingSink sink;
  news::read_csv(in, name, options, sink);
  return 0;
}
