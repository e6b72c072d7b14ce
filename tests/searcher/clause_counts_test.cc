#include "searcher/clause_counts.h"

#include <catch2/catch.hpp>

#include "tests/support/query_tree.h"
#include "tests/support/searchable_index.h"

namespace news {
namespace {

Article dated(const std::string& id, const std::string& date) {
  Article article = small_article(id, "cloud " + id);
  if (!date.empty()) article.published = *parse_rfc3339(date);
  return article;
}

TEST_CASE("articles of which too little is known for a range of dates", "[searcher][explain]") {
  const SearchableIndex index({{dated("year", "2018"), dated("month", "2018-09"), dated("day", "2018-09-02")},
                               {dated("other", "2019-01"), dated("undated", "")}});
  struct Row {
    const char* dates;
    uint64_t matching;
    uint64_t left_out;
  };
  const Row rows[] = {
      {"date:2018", 3, 0},
      {"date:2018-09", 2, 1},     // year
      {"date:2018-09-02", 1, 2},  // year, month
      {"date:2018-09-15..2018-09-20", 0, 2},
      {"date:2018-08..2018-09-29", 1, 2},
      {"date:2018-10..2019-02", 1, 1},
      {"date:2018-10..2019-01-15", 0, 2},  // year, other
      {"date:..2018-09-10", 1, 2},
      {"date:2018-02..", 3, 1},
      {"date:2017-05-05", 0, 0},
      {"date:unknown", 1, 0},
  };
  OpenIndex opened(index.root());
  opened.read([&](const OpenIndex::View& view) {
    ClauseCounts counts(view);
    CHECK(counts.articles() == 5);
    QueryNode everything;
    for (const Row& row : rows) {
      INFO(row.dates);
      const QueryNode node = parse_query(row.dates, plain()).root;
      CHECK(counts.count(node) == row.matching);
      CHECK(counts.left_out(everything, node.dates) == row.left_out);
    }
    const QueryNode september = parse_query("date:2018-09-02", plain()).root;
    CHECK(counts.left_out(parse_query("month", plain()).root, september.dates) == 1);
    CHECK(counts.left_out(parse_query("other", plain()).root, september.dates) == 0);
    const DateExtent extent = date_extent(view.reader().database());
    CHECK(extent.first == "2018");
    CHECK(extent.last == "2019-01");
  });
}

}  // namespace
}  // namespace news
