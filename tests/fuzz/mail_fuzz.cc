// Any bytes as a message or a mailbox.
#include "indexer/reader_mail.h"
#include "tests/fuzz/reader_target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  news::test::fuzz_reader(news::read_mail, data, size, "x.eml");
  return 0;
}
