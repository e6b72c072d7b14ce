#include "common/query_text.h"

#include "tests/support/query_tree.h"

namespace news {
namespace {

TEST_CASE("a tree is written as the query that means it", "[common][query]") {
  struct Row {
    const char* query;
    const char* text;
  };
  const Row rows[] = {
      {"alibaba  AND cloud", "alibaba cloud"},
      {"a OR b c", "a OR (b c)"},
      {"(a OR b) c NOT d", "(a OR b) c -d"},
      {"NOT (a b)", "-(a b)"},
      {"title:(a OR \"b c\")", "title:a OR title:\"b c\""},
      {"“belt and road”", "\"belt and road\""},
      {"COVID-19", "COVID-19"},
      {"阿里云", "阿里云"},
      {"source:Xinhua", "source:Xinhua"},
      {"source:“Global Times”", "source:\"Global Times\""},
      {"tag:R(D)", "tag:\"R(D)\""},
      {"url:https://example.com/a?b=c", "url:https://example.com/a?b=c"},
      {"date:2018", "date:2018"},
      {"date:2018-09", "date:2018-09"},
      {"date:2018-09-02", "date:2018-09-02"},
      {"date:2018-08..2018-09", "date:2018-08..2018-09"},
      {"date:2018-02..2019", "date:2018-02..2019"},
      {"date:2018-08-02..2018-09-30", "date:2018-08-02..2018-09"},
      {"date:2018..", "date:2018.."},
      {"date:..2018-02", "date:..2018-02"},
      {"date:unknown", "date:unknown"},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(query_text(parse_query(row.query, plain()).root) == row.text);
    CHECK(tree(row.text) == tree(row.query));
  }
  CHECK(query_text(parse_query("a AND b", literal()).root) == "a and b");
}

}  // namespace
}  // namespace news
