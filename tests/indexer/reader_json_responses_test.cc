// What services answer and databases give out: articles with other things around them.
#include <catch2/catch.hpp>

#include "indexer/reader_json.h"
#include "tests/support/records.h"

namespace news {

TEST_CASE("responses inside lines are opened", "[indexer][reader_json]") {
  const auto sink = test::read_all(read_jsonl,
                                   "{\"articles\":[{\"title\":\"A\"},{\"title\":\"B\"}]}\n"
                                   "{\"hits\":{\"hits\":[{\"_source\":{\"title\":\"C\"}}]}}\n");
  REQUIRE(sink.articles.size() == 3);
  CHECK(sink.articles[2].title == "C");
}

TEST_CASE("lines of Elasticsearch's bulk format are articles and what to do with them",
          "[indexer][reader_json]") {
  const auto sink = test::read_all(read_json,
                                   "{\"index\":{\"_index\":\"news\",\"_id\":\"1\"}}\n"
                                   "{\"title\":\"A\",\"body\":\"Text.\"}\n"
                                   "{\"create\":{}}\n"
                                   "{\"title\":\"B\",\"body\":\"Text.\"}\n"
                                   "{\"delete\":{\"_id\":\"2\"}}\n"
                                   "{\"index\":{\"name\":\"no action\"}}\n");
  CHECK(sink.order == "aaf");
  CHECK(sink.failures[0].position == "line 6");
}

}  // namespace news
