// Any bytes as input of the readers of wire messages and of exports of newspaper databases, handed out in
// small pieces: never crashes, never runs away, and what comes out is UTF-8.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/utf8.h"
#include "indexer/reader_exports.h"
#include "indexer/reader_wire.h"
#include "tests/support/records.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  news::ReadOptions options;
  options.max_record = 4096;
  for (const auto read : {news::read_wire, news::read_lexisnexis, news::read_factiva}) {
    auto sink = news::test::read_all(read, text, options, "x.txt", 1 + size % 7);
    if (sink.articles.size() + sink.failures.size() > size + 1) std::abort();
    for (auto& record : sink.articles) {
      const news::Article article = news::test::normal(std::move(record));
      if (!news::is_valid_utf8(article.title) || !news::is_valid_utf8(article.body)) std::abort();
    }
  }
  return 0;
}
