// What the fuzz targets of readers of streams have in common: any bytes, handed out in small pieces, are read
// without a crash and without running away, and what comes out can be normalised and is UTF-8.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/utf8.h"
#include "tests/support/records.h"

namespace news::test {

// Every record takes at least one byte, so there are never more of them than `records_per_byte` allows.
inline void fuzz_reader(ReadFunction read, const uint8_t* data, size_t size, const char* name,
                        size_t records_per_byte = 1) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  ReadOptions options;
  options.max_record = 4096;  // so that short inputs reach the limit
  auto sink = read_all(read, bytes, options, name, 1 + size % 7);
  if (sink.articles.size() + sink.failures.size() > records_per_byte * (size + 1)) std::abort();
  for (auto& record : sink.articles) {
    const Article article = normal(std::move(record));
    if (!is_valid_utf8(article.title) || !is_valid_utf8(article.body)) std::abort();
  }
}

}  // namespace news::test
