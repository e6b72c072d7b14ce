// A sink that keeps what a reader gives, and bytes in memory as a stream.
#pragma once

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "indexer/reader.h"

namespace news {

struct CollectingSink : RecordSink {
  struct Failure {
    std::string position, reason, message, hint;
  };
  bool article(RawArticle&& record, const std::string& position) override {
    articles.push_back(std::move(record));
    positions.push_back(position);
    return articles.size() < limit;
  }
  bool failure(const std::string& position, const std::string& reason, const std::string& message,
               const std::string& hint) override {
    failures.push_back({position, reason, message, hint});
    return true;
  }
  std::vector<RawArticle> articles;
  std::vector<std::string> positions;
  std::vector<Failure> failures;
  size_t limit = size_t{1} << 40;  // articles after which the user has enough
};

// Hands out at most `step` bytes at a time; after them throws `damage` if its reason is not empty.
class BytesStream : public ByteStream {
 public:
  explicit BytesStream(std::string bytes, size_t step = size_t{1} << 30, StreamError damage = {})
      : bytes_(std::move(bytes)), step_(step), damage_(std::move(damage)) {}
  size_t read(char* buffer, size_t size) override {
    const size_t count = std::min({size, step_, bytes_.size() - pos_});
    if (count == 0 && size > 0 && !damage_.reason.empty()) throw damage_;
    std::memcpy(buffer, bytes_.data() + pos_, count);
    pos_ += count;
    return count;
  }

 private:
  std::string bytes_;
  size_t pos_ = 0, step_;
  StreamError damage_;
};

}  // namespace news
