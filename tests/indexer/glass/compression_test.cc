#include "indexer/glass/compression.h"

#include <zlib.h>

#include <catch2/catch.hpp>
#include <string>

using namespace news::glass;

namespace {

std::string inflated(const std::string& compressed, size_t size) {
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, -15) == Z_OK);
  std::string out(size + 1, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data()));
  stream.avail_in = static_cast<uInt>(compressed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  CHECK(stream.avail_in == 0);  // one stream, nothing behind it
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

std::string repeated(const std::string& pattern, size_t size) {
  std::string text;
  while (text.size() < size) text += pattern;
  text.resize(size);
  return text;
}

}  // namespace

TEST_CASE("short tags and those that do not shrink are left as they are", "[indexer][glass]") {
  TagCompressor compressor;
  std::string out;
  CHECK_FALSE(compressor.compress(std::string(18, 'a'), out));
  CHECK_FALSE(compressor.compress("qwertyuiopasdfghjklzxcvbnm", out));
  CHECK(compressor.compress(std::string(100, 'a'), out));
  CHECK(inflated(out, 100) == std::string(100, 'a'));
}

TEST_CASE("what is compressed can be read back wherever its last part begins", "[indexer][glass]") {
  TagCompressor compressor;
  std::string out;
  for (const char* pattern : {"a", "0:0 ", "win 3 loss 1 draw 2; "}) {
    for (const size_t size : {8191u, 8192u, 8194u, 10'250u, 16'384u, 16'385u, 100'000u, 3'000'000u}) {
      INFO(pattern << " to " << size << " bytes");
      const std::string tag = repeated(pattern, size);
      REQUIRE(compressor.compress(tag, out));
      CHECK(xapian_can_inflate(out, size));
      CHECK(out.size() < size);
      CHECK(inflated(out, size) == tag);
    }
  }
}

TEST_CASE("the end of a tag can be stored", "[indexer][glass]") {
  for (const size_t size : {0u, 1u, 2058u, 2059u, 2060u, 70'000u}) {
    INFO(size << " bytes");
    const std::string tag = repeated("0:0 ", size);
    CHECK(inflated(deflate_with_stored_end(tag), size) == tag);
  }
}
