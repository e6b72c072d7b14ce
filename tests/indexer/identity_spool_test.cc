#include "indexer/identity_spool.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "common/error.h"
#include "tests/support/temp_directory.h"

using namespace news;

namespace {

std::vector<std::string> contents(IdentitySpool& spool) {
  std::vector<std::string> all;
  spool.for_each([&](const std::string& identity) { all.push_back(identity); });
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
    std::vector<std::string> given;
    for (int i = 100; i > 0; --i)
      given.push_back("source\x1f" + std::to_string(i) + std::string(1, '\0') + "\n");
    for (const std::string& identity : given) spool.add(identity);
    CHECK(spool.memory() <= std::max<size_t>(memory, 10000));
    std::sort(given.begin(), given.end());
    CHECK(contents(spool) == given);
    spool.add("later");
    CHECK(contents(spool).size() == 101);
    CHECK(std::filesystem::is_empty(directory.path()));
  }
}

TEST_CASE("a place that cannot be written is an error", "[indexer][identity_spool]") {
  IdentitySpool spool("/nowhere/at/all", 1);
  CHECK_THROWS_AS(spool.add("x"), Error);
}
