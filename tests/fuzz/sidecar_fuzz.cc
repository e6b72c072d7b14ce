// Any bytes as a file that describes a text, and as the name of one.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/utf8.h"
#include "indexer/encoding.h"
#include "indexer/sidecar.h"
#include "tests/support/records.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const std::string& text : news::texts_of_sidecar(bytes)) {
    if (!news::texts_of_sidecar(text).empty()) continue;  // "7-meta.txt-meta.txt"
    if (news::sidecars_of_text(text).empty()) std::abort();
  }
  news::RawArticle sidecar, article;
  if (!news::read_sidecar(news::decode(bytes, {}, "").text, {}, sidecar)) return 0;
  article.body = "Text.";
  news::add_sidecar(std::move(sidecar), article);
  if (news::test::normal(std::move(article)).body.empty()) std::abort();
  return 0;
}
