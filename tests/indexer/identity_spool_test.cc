#include "indexer/identity_spool.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "common/error.h"
#include "tests/support/temp_directory.h"

using namespace news;

namespace {

std::vector<uint64_t> contents(IdentitySpool& spool) {
  std::vector<uint64_t> all;
  spool.for_each([&](uint64_t digest) { all.push_back(digest); });
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

TEST_CASE("identities come back, from memory and from disk", "[indexer][identity_spool]") {
  const TempDirectory directory;
  for (const size_t memory : {size_t{1}, size_t{1000}, IdentitySpool::kMemory}) {
    INFO("memory " << memory);
    IdentitySpool spool(directory.path(), memory);
    CHECK(contents(spool).empty());
    std::vector<uint64_t> given;
    for (uint64_t i = 100; i > 0; --i) given.push_back(i * 0x9e3779b97f4a7c15);
    for (const uint64_t digest : given) spool.add(digest);
    CHECK(spool.memory() <= std::max<size_t>(memory, 2000));
    std::sort(given.begin(), given.end());
    CHECK(contents(spool) == given);
    spool.add(7);
    CHECK(contents(spool).size() == 101);
    CHECK(std::filesystem::is_empty(directory.path()));
  }
}

TEST_CASE("a place that cannot be written is an error", "[indexer][identity_spool]") {
  IdentitySpool spool("/nowhere/at/all", 1);
  CHECK_THROWS_AS(spool.add(1), Error);
}
