#include "searcher/spelling.h"

#include <catch2/catch.hpp>

#include "tests/support/searchable_index.h"

namespace news {
namespace {

TEST_CASE("nearest words with their counts", "[searcher][spelling]") {
  std::vector<Article> articles = {small_article("1", "cloud clouds loud clod élysée 阿里 4711"),
                                   small_article("2", "cloud москва run"), small_article("3", "cloud ruin")};
  articles[0].title = "Harbour";
  const SearchableIndex index({{articles[0], articles[1]}, {articles[2]}});
  const auto near = [&](std::string_view word, std::string_view prefix = {}) {
    std::string found;
    with_index(index.root(),
               [&](IndexReader& reader) { found = shown(near_words(reader.database(), prefix, word, 3)); });
    return found;
  };
  CHECK(near("clowd") == "cloud (3), clod (1)");
  CHECK(near("clodu") == "cloud (3), clod (1)");
  CHECK(near("cluod") == "cloud (3), clod (1)");
  CHECK(near("xloud") == "cloud (3), loud (1)");
  CHECK(near("elisee") == "elysee (1)");
  CHECK(near("масква") == "москва (1)");
  CHECK(near("rum") == "run (1)");
  CHECK(near("rain") == "ruin (1)");
  CHECK(near("harbor", "S") == "harbour (1)");
  CHECK(near("cloud", "S").empty());
  CHECK(near("4712").empty());
  CHECK(near("里阿").empty());
  CHECK(near("").empty());
  CHECK(near("x").empty());
  CHECK(near("incomprehensibilities").empty());
}

}  // namespace
}  // namespace news
