// Any bytes as input of every reader that stands on the XML layer (xml_records, xml_repair, xml_document),
// handed out in small pieces: never crashes, never runs away, and what comes out is UTF-8.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/utf8.h"
#include "indexer/reader_feed.h"
#include "indexer/reader_newsml.h"
#include "indexer/reader_nitf.h"
#include "indexer/reader_reuters.h"
#include "tests/support/records.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  news::ReadOptions options;
  options.max_record = 4096;
  for (const auto read :
       {news::read_feed, news::read_nitf, news::read_newsml, news::read_reuters, news::read_rcv1}) {
    auto sink = news::test::read_all(read, text, options, "x.xml", 1 + size % 7);
    // Every record takes at least one byte, so there are never more of them than bytes.
    if (sink.articles.size() + sink.failures.size() > size + 1) std::abort();
    for (auto& record : sink.articles) {
      const news::Article article = news::test::normal(std::move(record));
      if (!news::is_valid_utf8(article.title) || !news::is_valid_utf8(article.body)) std::abort();
    }
  }
  return 0;
}
