#include "common/suggest.h"

#include <catch2/catch.hpp>

using news::edit_distance;
using news::suggest;

TEST_CASE("edit_distance counts insertions, removals, replacements and swaps", "[common][suggest]") {
  struct Row {
    const char* a;
    const char* b;
    size_t distance;
  };
  const Row rows[] = {{"", "", 0},         {"", "abc", 3},           {"abc", "", 3},
                      {"same", "same", 0}, {"kitten", "sitting", 3}, {"form", "from", 1},
                      {"sync", "snyc", 1}, {"ca", "abc", 3}};
  for (const Row& row : rows) {
    INFO(row.a << " / " << row.b);
    CHECK(edit_distance(row.a, row.b) == row.distance);
  }
}

TEST_CASE("suggest finds the name that was meant, or none", "[common][suggest]") {
  const std::vector<std::string> names = {"--index", "--format", "--verbose", "--version",
                                          "--jobs",  "add",      "sync",      "status"};
  struct Row {
    const char* typed;
    const char* expected;
  };
  const Row rows[] = {{"--fromat", "--format"},
                      {"--idnex", "--index"},
                      {"--FORMAT", "--format"},
                      {"--job", "--jobs"},
                      {"--verb", "--verbose"},
                      {"snyc", "sync"},
                      {"ad", "add"},
                      {"stat", "status"},
                      {"--zebra", ""},
                      {"-x", ""},
                      {"", ""},
                      {"x", ""}};
  for (const Row& row : rows) {
    INFO(row.typed);
    CHECK(suggest(row.typed, names) == row.expected);
  }
  CHECK(suggest("add", {}).empty());
}
