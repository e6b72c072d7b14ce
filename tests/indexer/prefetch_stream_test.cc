#include "indexer/prefetch_stream.h"

#include <catch2/catch.hpp>

#include "tests/support/collecting_sink.h"

using namespace news;

namespace {

std::string numbered(size_t size) {
  std::string text;
  for (uint32_t i = 0; text.size() < size; ++i) text += std::to_string(i) + ' ';
  text.resize(size);
  return text;
}

// Everything the stream gives, read `step` bytes at a time; the reason of the damage it ends with in *damage.
std::string all_of(ByteStream& stream, size_t step, std::string* damage = nullptr) {
  std::string text;
  std::string buffer(step, '\0');
  try {
    while (const size_t got = stream.read(buffer.data(), buffer.size())) text.append(buffer, 0, got);
  } catch (const StreamError& error) {
    if (damage != nullptr) *damage = error.reason;
  }
  return text;
}

}  // namespace

TEST_CASE("reading ahead gives the same bytes, whatever their number and the size of reads",
          "[indexer][prefetch_stream]") {
  constexpr size_t kDirect = PrefetchStream::kDirectBytes;
  for (const size_t size : {size_t{0}, size_t{1}, kDirect - 1, kDirect, kDirect + 1, 5 * kDirect + 12'345}) {
    const std::string text = numbered(size);
    for (const size_t step : {1000u, 65'536u, 3'000'000u}) {
      INFO(size << " bytes, " << step << " at a time");
      BytesStream below(text, step == 1000 ? 777 : size_t{1} << 30);
      PrefetchStream ahead(below);
      const bool same = all_of(ahead, step) == text;
      CHECK(same);
      char more = 0;
      CHECK(ahead.read(&more, 1) == 0);
    }
  }
}

TEST_CASE("damage is reported behind all bytes before it, and stays", "[indexer][prefetch_stream]") {
  for (const size_t size : {size_t{10}, 3 * PrefetchStream::kDirectBytes}) {
    const std::string text = numbered(size);
    BytesStream below(text, 50'000, {"damaged", "bad", ""});
    PrefetchStream ahead(below);
    std::string damage;
    const bool same = all_of(ahead, 4096, &damage) == text;
    CHECK(same);
    CHECK(damage == "damaged");
    char more = 0;
    CHECK_THROWS_AS(ahead.read(&more, 1), StreamError);
  }
}

TEST_CASE("a stream that is not read to its end is left in peace", "[indexer][prefetch_stream]") {
  BytesStream below(numbered(20 * PrefetchStream::kDirectBytes));
  {
    PrefetchStream ahead(below);
    std::string buffer(2 * PrefetchStream::kDirectBytes, '\0');
    size_t got = 0;
    while (got < buffer.size()) got += ahead.read(buffer.data(), buffer.size() - got);
  }
  // Not more than what may be read ahead is gone, and a block for each thread.
  CHECK(all_of(below, 65'536).size() > 14 * PrefetchStream::kDirectBytes);
}
