// Any bytes as mail, handed out in small pieces: never crashes, never runs away, and what comes out is UTF-8.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/utf8.h"
#include "indexer/reader_mail.h"
#include "tests/support/records.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  news::ReadOptions options;
  options.max_record = 4096;
  auto sink = news::test::read_all(news::read_mail, bytes, options, "x.eml", 1 + size % 7);
  if (sink.articles.size() + sink.failures.size() > size + 1) std::abort();
  for (auto& record : sink.articles) {
    const news::Article article = news::test::normal(std::move(record));
    if (!news::is_valid_utf8(article.title) || !news::is_valid_utf8(article.body)) std::abort();
  }
  return 0;
}
