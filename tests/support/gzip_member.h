// A text compressed by zlib.
#pragma once

#include <zlib.h>

#include <catch2/catch.hpp>
#include <string>

namespace news::test {

// With `bits` as deflateInit2 has them: a member of gzip, a zlib stream (15) or bare deflate (-15).
inline std::string gzip_member(const std::string& text, int bits = 15 + 16) {
  z_stream zlib{};
  REQUIRE(deflateInit2(&zlib, 9, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&zlib, text.size()) + 64, '\0');
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  zlib.avail_in = static_cast<uInt>(text.size());
  zlib.next_out = reinterpret_cast<Bytef*>(out.data());
  zlib.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&zlib, Z_FINISH) == Z_STREAM_END);
  out.resize(zlib.total_out);
  deflateEnd(&zlib);
  return out;
}

}  // namespace news::test
