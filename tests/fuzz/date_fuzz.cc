// Any bytes as a date: never crashes, and what it reads is valid and is read the same in canonical form.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "indexer/date_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto date = news::read_date(text);
  if (!date) return 0;
  if (!news::is_valid(*date)) std::abort();
  if (news::parse_rfc3339(news::format(*date)) != date) std::abort();
  return 0;
}
