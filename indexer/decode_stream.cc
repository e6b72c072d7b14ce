#include <algorithm>
#include <cstring>
#include <optional>

#include "indexer/encoding.h"
#include "indexer/encoding_labels.h"
#include "indexer/input_streams.h"

namespace news {
namespace {

constexpr size_t kHead = 64 << 10;

class DecodedStream : public ByteStream {
 public:
  DecodedStream(ByteStream& in, const std::string& chosen) : in_(in) {
    const std::string_view head = in_.peek(kHead);
    const std::string encoding = detect_encoding(head, {}, chosen);
    if (head.starts_with("\xEF\xBB\xBF")) skip(3);
    if (encoding != "UTF-8") converter_.emplace(encoding);
  }

  size_t read(char* buffer, size_t size) override {
    if (!converter_) return in_.read(buffer, size);
    while (pos_ == text_.size() && !ended_) refill();
    const size_t count = std::min(size, text_.size() - pos_);
    std::memcpy(buffer, text_.data() + pos_, count);
    pos_ += count;
    if (count == 0 && damage_) std::rethrow_exception(damage_);
    return count;
  }

 private:
  void skip(size_t count) {
    std::string ignored(count, '\0');
    in_.read(ignored.data(), count);
  }

  void refill() {
    text_.clear();
    pos_ = 0;
    std::string bytes(kHead, '\0');
    size_t got = 0;
    try {
      got = in_.read(bytes.data(), bytes.size());
    } catch (...) {
      damage_ = std::current_exception();
    }
    ended_ = got == 0;
    converter_->convert(std::string_view(bytes).substr(0, got), ended_, text_);
    if (first_ && text_.starts_with("\xEF\xBB\xBF")) pos_ = 3;  // the mark of UTF-16 and UTF-32
    if (!text_.empty()) first_ = false;
  }

  PeekStream in_;
  std::optional<Utf8Converter> converter_;
  std::string text_;
  size_t pos_ = 0;
  bool first_ = true, ended_ = false;
  std::exception_ptr damage_;
};

}  // namespace

std::unique_ptr<ByteStream> decode_stream(ByteStream& in, const std::string& chosen) {
  return std::make_unique<DecodedStream>(in, chosen);
}

}  // namespace news
