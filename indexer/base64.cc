#include "indexer/base64.h"

#include <cstdint>

namespace news {
namespace {

int value_of(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) {
  std::string out;
  uint32_t group = 0;
  int count = 0;
  for (char c : text) {
    if (c == '=') break;
    if (c == ' ' || (c >= '\t' && c <= '\r')) continue;
    const int value = value_of(c);
    if (value < 0) return std::nullopt;
    group = group << 6 | static_cast<uint32_t>(value);
    if (++count < 4) continue;
    out += {static_cast<char>(group >> 16), static_cast<char>(group >> 8), static_cast<char>(group)};
    group = 0;
    count = 0;
  }
  if (count == 1) return std::nullopt;
  if (count >= 2) out += static_cast<char>(group >> (count == 2 ? 4 : 10));
  if (count == 3) out += static_cast<char>(group >> 2);
  return out;
}

}  // namespace news
