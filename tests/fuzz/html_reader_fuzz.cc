// Any bytes as a web page: one article or one failure, and the article can be normalised.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/utf8.h"
#include "indexer/reader_html.h"
#include "tests/support/records.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  news::sniff_html(text, {"x", "x"});
  const auto sink = news::test::read_all(news::read_html, text);
  if (sink.articles.size() + sink.failures.size() != 1) std::abort();
  for (const auto& record : sink.articles) {
    const news::Article article = news::test::normal(record);
    if (!news::is_valid_utf8(article.body) || !news::is_valid_utf8(article.title)) std::abort();
  }
  return 0;
}
