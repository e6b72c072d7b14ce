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
      {"x a NEAR/5 b", "x (a NEAR/5 b)"},
      {"a ADJ/1 (b OR \"c d\")", "a ADJ/1 (b OR \"c d\")"},
      {"a NOT NEAR/5 b /S c", "(a NOT NEAR/5 b) /S c"},
      {"a /P (b NEAR/2 c)", "a /P (b NEAR/2 c)"},
      {"title:(a NEAR/5 b)", "title:a NEAR/5 title:b"},
      {"Clou* cl?ud", "Clou* cl?ud"},
      {"\"alibaba clou*\"", "\"alibaba\" ADJ/1 clou*"},
      {"colour~ title:colour~2", "colour~1 title:colour~2"},
      {"=Apple =\"New York\" =U.S.", "=Apple =\"New York\" =\"U.S.\""},
      {"-first(50, a -b) atleast(3, \"c d\")", "-first(50, a -b) atleast(3, \"c d\")"},
      {"words:>800 words:5 words:1..2", "words:801.. words:5 words:1..2"},
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
