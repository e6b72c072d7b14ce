// The configuration file: any text gives a configuration or a usage error.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/error.h"
#include "indexer/sync_config.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  try {
    news::parse_sync_config({reinterpret_cast<const char*>(data), size}, "fuzz.toml");
  } catch (const news::Error&) {
  }
  return 0;
}
