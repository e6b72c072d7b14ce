#include "indexer/classifier.h"

#include <catch2/catch.hpp>
#include <map>

using namespace news;

TEST_CASE("articles are judged against the index and against this run", "[indexer][classifier]") {
  const std::map<std::string, StoredVersion> index = {{"old", {7, "v1"}}, {"same", {8, "v1"}}};
  Classifier classifier([&](const std::string& identity) -> std::optional<StoredVersion> {
    const auto found = index.find(identity);
    return found == index.end() ? std::nullopt : std::optional(found->second);
  });

  CHECK(classifier.classify("new", "v1") == Change::added);
  CHECK(classifier.classify("new", "v1") == Change::unchanged);
  CHECK(classifier.classify("new", "v2") == Change::updated);
  CHECK(classifier.classify("same", "v1") == Change::unchanged);
  CHECK(classifier.classify("old", "v2") == Change::updated);
  CHECK(classifier.classify("old", "v2") == Change::unchanged);
  // Back to what the index holds: judged against the version before, not against the index.
  CHECK(classifier.classify("old", "v1") == Change::updated);

  SECTION("a published copy is replaced once") {
    CHECK(classifier.replaced() == std::vector<std::pair<uint32_t, std::string>>{{7, "old"}});
  }
  SECTION("after a publication the index knows") {
    CHECK(classifier.memory() > 0);
    classifier.clear();
    CHECK(classifier.memory() == 0);
    CHECK(classifier.replaced().empty());
    CHECK(classifier.classify("same", "v1") == Change::unchanged);
  }
}
