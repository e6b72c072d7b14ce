// Any bytes to UTF-8: whatever they are taken for, the result is valid, as a whole and as a stream.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/utf8.h"
#include "indexer/encoding.h"
#include "tests/support/collecting_sink.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (!news::is_valid_utf8(news::decode(bytes).text)) std::abort();
  // The first line as a label from outside.
  const std::string label = bytes.substr(0, bytes.find('\n'));
  if (!news::is_valid_utf8(news::decode(bytes, label).text)) std::abort();
  if (news::is_encoding(label) && !news::is_valid_utf8(news::decode(bytes, {}, label).text)) std::abort();
  news::BytesStream in(bytes, 13);
  const auto stream = news::decode_stream(in, "");
  std::string buffer(100, '\0');
  while (stream->read(buffer.data(), buffer.size()) > 0) {
  }
  return 0;
}
