#include "common/glass/coding.h"

#include <bit>

#include "common/glass/errors.h"

namespace news::glass {

void damaged(const char* what) { throw Damaged(what); }

TagReader::Taken TagReader::take_long_uint(const uint8_t* next, const uint8_t* end) {
  uint64_t value = 0;
  for (int shift = 0; next != end && shift < 63; shift += 7) {
    const uint8_t byte = *next++;
    value |= uint64_t{byte & 0x7fu} << shift;
    if (byte < 0x80) return {value, next};
  }
  damaged("a number of an entry has no end");
}

uint32_t TagReader::take_uint32() {
  const uint64_t value = take_uint();
  if (value > UINT32_MAX) damaged("a number of an entry is too large");
  return static_cast<uint32_t>(value);
}

bool TagReader::take_bool() {
  if (next_ == end_ || (*next_ != '0' && *next_ != '1')) damaged("an entry has no mark of its last part");
  return *next_++ == '1';
}

std::string_view TagReader::take_string() {
  const uint64_t size = take_uint();
  const std::string_view left = rest();
  if (size > left.size()) damaged("a string of an entry has no end");
  next_ += size;
  return left.substr(0, static_cast<size_t>(size));
}

void append_sortable(std::string& key, uint32_t number) {
  if (number < 0x8000) {
    key += static_cast<char>(number >> 8);
    key += static_cast<char>(number);
    return;
  }
  const int length = (std::bit_width(number) + 5) / 7;
  // The top length-2 bits of the first byte say how many bytes follow.
  const auto mark = static_cast<uint8_t>(0xff << (10 - length));
  for (int i = length - 1; i >= 0; --i) {
    auto byte = static_cast<uint8_t>(uint64_t{number} >> (8 * i));
    if (i == length - 1) byte |= mark;
    key += static_cast<char>(byte);
  }
}

void append_sortable(std::string& key, std::string_view text, bool terminated) {
  for (const char c : text) {
    key += c;
    if (c == '\0') key += '\xff';
  }
  if (terminated) key += '\0';
}

uint32_t sortable_number(std::string_view bytes) {
  if (bytes.size() < 2) damaged("a key has no document number");
  const auto first = static_cast<uint8_t>(bytes[0]);
  const auto length = static_cast<size_t>(std::countl_one(first)) + 2;
  if (bytes.size() != length || length > 6) damaged("a key has no document number");
  uint64_t value = first & (0xffu >> (length - 1));
  for (size_t i = 1; i < length; ++i) value = value << 8 | static_cast<uint8_t>(bytes[i]);
  if (value > UINT32_MAX) damaged("a document number is too large");
  return static_cast<uint32_t>(value);
}

}  // namespace news::glass
