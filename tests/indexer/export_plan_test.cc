#include "indexer/export_plan.h"

#include <catch2/catch.hpp>

using news::family_name;

TEST_CASE("names of families are printable and tell identities apart", "[indexer][export_plan]") {
  CHECK(family_name("global times\x1fgt-1") == "global times/gt-1");
  CHECK(family_name("url\x1fhttps://example.org/x%20y") == "url/https://example.org/x%20y");
  CHECK(family_name("ap/reuters\x1f"
                    "1") == "ap%2Freuters/1");
  CHECK(family_name("100%\x1f"
                    "1") == "100%25/1");
  CHECK(family_name("ap\x1freuters/1") != family_name("ap/reuters\x1f"
                                                      "1"));
}
