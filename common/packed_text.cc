#include "common/packed_text.h"

#include <zlib.h>

#include <cstdint>

#include "common/error.h"

namespace news {

namespace {

constexpr size_t kLengthBytes = 4;
constexpr size_t kMostExpansion = 1032;  // of a deflate stream (zlib.net/zlib_tech.html)

[[noreturn]] void fail() {
  throw Error(ErrorCode::corrupt, "the stored text of a version is damaged",
              "run 'newsidx check' for the whole picture");
}

}  // namespace

std::string pack_text(std::string_view text) {
  uLongf size = compressBound(static_cast<uLong>(text.size()));
  std::string packed(kLengthBytes + size, '\0');
  for (size_t i = 0; i < kLengthBytes; ++i)
    packed[i] = static_cast<char>(static_cast<uint8_t>(text.size() >> (8 * i)));
  const int result =
      compress2(reinterpret_cast<Bytef*>(packed.data() + kLengthBytes), &size,
                reinterpret_cast<const Bytef*>(text.data()), static_cast<uLong>(text.size()), 6);
  if (result != Z_OK) throw Error(ErrorCode::internal, "zlib failed");
  packed.resize(kLengthBytes + size);
  return packed;
}

std::string unpack_text(std::string_view packed) {
  if (packed.size() < kLengthBytes) fail();
  size_t length = 0;
  for (size_t i = 0; i < kLengthBytes; ++i)
    length |= static_cast<size_t>(static_cast<uint8_t>(packed[i])) << (8 * i);
  packed.remove_prefix(kLengthBytes);
  if (length / kMostExpansion > packed.size()) fail();
  std::string text(length, '\0');
  uLongf size = static_cast<uLongf>(length);
  const int result =
      uncompress(reinterpret_cast<Bytef*>(text.data()), &size, reinterpret_cast<const Bytef*>(packed.data()),
                 static_cast<uLong>(packed.size()));
  if (result != Z_OK || size != length) fail();
  return text;
}

}  // namespace news
