// Any bytes through the markup reader: no crash, and valid UTF-8 stays valid.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/utf8.h"
#include "indexer/html_text.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const bool valid = news::is_valid_utf8(text);
  if (valid && !news::is_valid_utf8(news::decode_entities(text))) std::abort();
  if (valid && !news::is_valid_utf8(news::text_from_html(text))) std::abort();
  if (!valid) news::text_from_html(text);
  return 0;
}
