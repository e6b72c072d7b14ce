#include "indexer/glass/byte_slices.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

using namespace news;
using namespace news::glass;

namespace {

uint64_t in_register(std::string_view bytes) {
  uint64_t packed = 0;
  for (size_t i = 0; i < bytes.size(); ++i) packed |= uint64_t{static_cast<uint8_t>(bytes[i])} << (8 * i);
  return packed;
}

std::string in_memory(const ShortBytes& bytes) {
  std::string text;
  for (size_t i = 0; i < bytes.size; ++i) text += static_cast<char>(bytes.bytes >> (8 * i));
  return text;
}

// A chain and what it should hold.
struct Grown {
  ByteSlices::Chain chain;
  std::string bytes;
};

// Appends random bytes in random ways to chains that grow side by side.
std::vector<Grown> grown(ByteSlices& slices, std::mt19937& random) {
  std::vector<Grown> all(5);
  for (int i = 0; i < 20'000; ++i) {
    Grown& one = all[random() % all.size()];
    std::string piece(1 + random() % (i % 3 == 0 ? 40 : 8), '\0');
    for (char& byte : piece) byte = static_cast<char>(random());
    one.bytes += piece;
    const auto* const bytes = reinterpret_cast<const uint8_t*>(piece.data());
    if (piece.size() <= 8 && random() % 2 == 0) {
      // What lies above the bytes that count is of no account.
      const uint64_t above = piece.size() < 8 ? uint64_t{random()} << (8 * piece.size()) : 0;
      slices.append(one.chain, ShortBytes{in_register(piece) | above, piece.size()});
    } else if (uint8_t* const room = slices.room(one.chain, piece.size())) {
      put_bytes(room, bytes, piece.size());
      ByteSlices::wrote(one.chain, piece.size());
    } else {
      slices.append(one.chain, bytes, piece.size());
    }
  }
  return all;
}

}  // namespace

TEST_CASE("chains that grow side by side hold what was appended, in whatever way", "[indexer][glass]") {
  std::mt19937 random(11);
  ByteSlices slices;
  for (const Grown& one : grown(slices, random)) {
    ByteSlices::Reader reader(slices, one.chain);
    std::string read;
    std::string scratch;
    while (read.size() < one.bytes.size()) {
      const size_t size = std::min<size_t>(one.bytes.size() - read.size(), random() % 9);
      if (random() % 2 == 0)
        read += in_memory(reader.next_short(size));
      else
        read += reader.next_bytes(size, scratch);
    }
    CHECK((read == one.bytes));  // not printed
  }
}

TEST_CASE("numbers in a chain are read back across its slices", "[indexer][glass]") {
  ByteSlices slices;
  ByteSlices::Chain chain;
  const std::vector<uint32_t> numbers = {0, 1, 127, 128, 16'383, 16'384, 2'097'151, 2'097'152, UINT32_MAX};
  constexpr int kTimes = 50;
  for (int i = 0; i < kTimes; ++i) {
    for (const uint32_t number : numbers) {
      ShortBytes bytes;
      bytes.put_uint(number);
      slices.append(chain, bytes);
    }
  }
  ByteSlices::Reader reader(slices, chain);
  for (int i = 0; i < kTimes; ++i) {
    for (const uint32_t number : numbers) REQUIRE(reader.next_uint() == number);
  }
}
