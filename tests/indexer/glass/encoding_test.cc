#include "indexer/glass/encoding.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

using namespace news::glass;

namespace {

std::string hex(const std::string& bytes) {
  std::string out;
  for (const char c : bytes) {
    if (!out.empty()) out += ' ';
    constexpr char kDigits[] = "0123456789abcdef";
    out += kDigits[static_cast<uint8_t>(c) >> 4];
    out += kDigits[c & 15];
  }
  return out;
}

template <typename Pack, typename... Args>
std::string packed(Pack pack, Args... args) {
  std::string out;
  pack(out, args...);
  return hex(out);
}

}  // namespace

TEST_CASE("numbers as Xapian packs them", "[indexer][glass]") {
  CHECK(packed(pack_uint, 0) == "00");
  CHECK(packed(pack_uint, 5000) == "88 27");
  CHECK(packed(pack_uint_last, 0) == "");
  CHECK(packed(pack_uint_last, 258) == "02 01");
}

TEST_CASE("sortable numbers, compared with keys that Xapian wrote", "[indexer][glass]") {
  const std::vector<std::pair<uint64_t, const char*>> rows = {{1, "00 01"},
                                                              {0x7fff, "7f ff"},
                                                              {0x8000, "80 80 00"},
                                                              {0x3fffff, "bf ff ff"},
                                                              {0x400000, "c0 40 00 00"},
                                                              {0x1fffffff, "df ff ff ff"},
                                                              {0x20000000, "e0 20 00 00 00"},
                                                              {0x7fffffff, "e0 7f ff ff ff"},
                                                              {0xfffffff0, "e0 ff ff ff f0"}};
  for (const auto& [value, expected] : rows) {
    INFO(value);
    CHECK(packed(pack_sortable_uint, value) == expected);
  }
}

TEST_CASE("sortable numbers are the same in a register", "[indexer][glass]") {
  for (const uint32_t value : {1u, 127u, 0x7FFFu, 0x8000u, 0xFFFFu, 0x1FFFFFu, 0x200000u, UINT32_MAX}) {
    uint8_t expected[kMostUintBytes];
    const auto size = static_cast<size_t>(put_sortable_uint(expected, value) - expected);
    const ShortBytes bytes = short_sortable_uint(value);
    uint8_t written[sizeof bytes.bytes];
    CAPTURE(value);
    REQUIRE(bytes.size == size);
    CHECK(put_whole(written, bytes) == written + size);
    CHECK(std::equal(expected, expected + size, written));
  }
}

TEST_CASE("sortable strings double their zero bytes", "[indexer][glass]") {
  const std::string text("a\0b", 3);
  CHECK(packed(pack_sortable_string, text, true) == "61 00 ff 62 00");
  CHECK(packed(pack_sortable_string, text, false) == "61 00 ff 62");
}

TEST_CASE("position lists, compared with entries that Xapian wrote", "[indexer][glass]") {
  const std::vector<std::pair<std::vector<uint32_t>, const char*>> rows = {
      {{2, 110, 119}, "77 82 c0 1a"}, {{275, 534}, "96 04 13 01 00"}, {{2}, "02"}};
  for (const auto& [positions, expected] : rows) {
    std::string out(most_position_bytes(positions.size()), '\0');
    auto* const begin = reinterpret_cast<uint8_t*>(out.data());
    out.resize(static_cast<size_t>(put_positions(begin, positions) - begin));
    CHECK(hex(out) == expected);
  }
}
