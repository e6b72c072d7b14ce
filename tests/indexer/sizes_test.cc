#include "indexer/sizes.h"

#include <catch2/catch.hpp>

using news::parse_size;

TEST_CASE("sizes are numbers with a unit of 1024", "[indexer][sizes]") {
  struct Row {
    const char* typed;
    uint64_t bytes;
  };
  const Row rows[] = {{"1", 1},           {"512", 512},          {"64K", 65536},   {"64k", 65536},
                      {"64KiB", 65536},   {"2M", 2097152},       {"2MB", 2097152}, {"1.5G", 1610612736},
                      {"1g", 1073741824}, {"1T", 1099511627776}, {"0.5K", 512},    {"7b", 7}};
  for (const Row& row : rows) {
    INFO(row.typed);
    CHECK(parse_size(row.typed) == row.bytes);
  }
}

TEST_CASE("what is no size is refused", "[indexer][sizes]") {
  for (const char* typed : {"", "K", "0", "-1", "-1K", "1X", "1KK", "1 K", "iB", "1iB", "1e3", "nan", "inf",
                            "0.1", "1K1", "99999999T"}) {
    INFO(typed);
    CHECK_FALSE(parse_size(typed).has_value());
  }
}
