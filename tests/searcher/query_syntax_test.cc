// Every example of searcher/QUERY_SYNTAX.md does what the page says: finds without an error, or is refused.
#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "common/error.h"
#include "common/query_parser.h"
#include "common/schema.h"
#include "tests/support/searchable_index.h"

namespace news {
namespace {

struct Page {
  std::string text;
  std::vector<std::string> queries;
  std::vector<std::string> mistakes;
};

Page read_page() {
  Page page;
  std::ifstream in(std::string(TEST_SOURCE_DIR) + "/../searcher/QUERY_SYNTAX.md");
  std::vector<std::string>* block = nullptr;
  for (std::string line; std::getline(in, line);) {
    page.text += line + '\n';
    if (line.starts_with("```")) {
      block = line == "```query" ? &page.queries : line == "```query-error" ? &page.mistakes : nullptr;
    } else if (block) {
      block->push_back(line);
    }
  }
  return page;
}

QueryOptions options() {
  QueryOptions made;
  made.as_of = civil_from_days(days_from_civil(2024, 3, 31));
  return made;
}

TEST_CASE("the examples of the query language", "[searcher][query][docs]") {
  const Page page = read_page();
  REQUIRE(page.queries.size() > 30);
  REQUIRE(page.mistakes.size() > 20);
  const SearchableIndex index(
      {{small_article("a", "Alibaba Cloud has a data centre."), small_article("b", "x")}});
  for (const std::string& query : page.queries) {
    INFO(query);
    CHECK_NOTHROW(index.ids(query));
  }
  for (const std::string& query : page.mistakes) {
    INFO(query);
    CHECK_THROWS_AS(parse_query(query, options()), Error);
  }
}

TEST_CASE("the page lists the fields as the field table has them", "[searcher][query][docs]") {
  const Page page = read_page();
  for (const Field& field : kFields) {
    if (field.kind == FieldKind::none) continue;
    std::string aliases;
    for (std::string_view rest = field.aliases; !rest.empty();) {
      const size_t space = std::min(rest.find(' '), rest.size());
      aliases += " `" + std::string(rest.substr(0, space)) + "`";
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
    const std::string row = "| `" + std::string(field.name) + "` |" + aliases + " | " +
                            std::string(field.help) + " | `" + std::string(field.example) + "` |\n";
    INFO(row);
    CHECK(page.text.find(row) != std::string::npos);
    CHECK_NOTHROW(parse_query(field.example, options()));
  }
}

}  // namespace
}  // namespace news
