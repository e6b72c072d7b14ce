// Words taken many at a time are those taken one by one, at the same places and positions, of any bytes.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/tokeniser.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void require_same(const news::TokenView& token, const news::PlainWord& plain, uint32_t position) {
  require(token.kind == news::TokenKind::word && token.term == plain.term() && token.lower.empty());
  require(token.begin == plain.begin && token.end == plain.begin + plain.length);
  require(token.position == position);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  news::Tokeniser by_many(text);
  news::Tokeniser one_by_one(text);
  news::TokenView expected;
  news::TokenView token;
  for (;;) {
    news::PlainWord words[7];
    uint32_t position = 0;
    const size_t count = by_many.next(words, position);
    for (size_t i = 0; i < count; ++i) {
      require(one_by_one.next(expected));
      require_same(expected, words[i], position + static_cast<uint32_t>(i));
    }
    const bool more = one_by_one.next(expected);
    require(by_many.next(token) == more);
    if (!more) return 0;
    require(token.term == expected.term && token.lower == expected.lower && token.kind == expected.kind);
    require(token.begin == expected.begin && token.end == expected.end);
    require(token.position == expected.position);
  }
}
