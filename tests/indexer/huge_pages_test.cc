#include "indexer/huge_pages.h"

#include <catch2/catch.hpp>
#include <cstdint>
#include <numeric>

namespace news {
namespace {

TEST_CASE("large vectors keep what they hold while they grow into huge pages", "[indexer][memory]") {
  LargeVector<uint64_t> numbers;
  while (numbers.size() * sizeof(uint64_t) < 2 * kHugeFrom) numbers.push_back(numbers.size());
  LargeVector<uint64_t> expected(numbers.size());
  std::iota(expected.begin(), expected.end(), uint64_t{0});
  CHECK(numbers == expected);
  CHECK(reinterpret_cast<uintptr_t>(numbers.data()) % kHugePage == 0);
  numbers.resize(10);
  numbers.shrink_to_fit();
  CHECK(numbers == LargeVector<uint64_t>(expected.begin(), expected.begin() + 10));
}

TEST_CASE("memory in huge pages begins with one and can be written to its end", "[indexer][memory]") {
  for (const size_t bytes : {size_t{1}, kHugePage, kHugePage + 1}) {
    auto* const memory = static_cast<unsigned char*>(allocate_huge(bytes));
    CHECK(reinterpret_cast<uintptr_t>(memory) % kHugePage == 0);
    memory[0] = 1;
    memory[bytes - 1] = 2;
    CHECK(memory[bytes - 1] == 2);
    free_huge(memory, bytes);
  }
}

}  // namespace
}  // namespace news
