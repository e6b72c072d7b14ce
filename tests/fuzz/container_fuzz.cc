// Any bytes as a container: every member is read, also behind damage; no crash, and no exception but those
// the interface names.
#include <cstdint>
#include <string>

#include "indexer/container.h"
#include "tests/support/collecting_sink.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  news::BytesStream in(std::string(reinterpret_cast<const char*>(data), size), 101);
  size_t streams = 0;
  const auto visit = [&streams](news::ByteStream& stream, const news::InputName&) {
    std::string buffer(4096, '\0');
    for (size_t total = 0; total < (1 << 20);) {
      try {
        const size_t got = stream.read(buffer.data(), buffer.size());
        if (got == 0) break;
        total += got;
      } catch (const news::StreamError&) {
        if (!stream.resume()) throw;
        ++total;
      }
    }
    return ++streams < 100;
  };
  news::open_stream(in, size, "x", visit, [](const news::Diagnostic&) {});
  return 0;
}
