// A text as a member of gzip, by zlib.
#pragma once

#include <zlib.h>

#include <string>

namespace news::test {

inline std::string gzip_member(const std::string& text) {
  z_stream zlib{};
  constexpr int kGzipWrapper = 16;
  deflateInit2(&zlib, 6, Z_DEFLATED, MAX_WBITS + kGzipWrapper, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&zlib, text.size()) + 64, '\0');
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  zlib.avail_in = static_cast<uInt>(text.size());
  zlib.next_out = reinterpret_cast<Bytef*>(out.data());
  zlib.avail_out = static_cast<uInt>(out.size());
  deflate(&zlib, Z_FINISH);
  out.resize(zlib.total_out);
  deflateEnd(&zlib);
  return out;
}

}  // namespace news::test
