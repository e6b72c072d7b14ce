#include "searcher/facets.h"

#include <catch2/catch.hpp>

#include "common/error.h"
#include "tests/support/searchable_index.h"

namespace news {
namespace {

std::string table(const SearchableIndex& index, const std::string& query, const std::string& by) {
  std::vector<std::string> notes;
  OpenIndex open(index.root());
  const Facet facet = count_by(open, make_question(query, {}), by, notes);
  std::string text =
      facet.field + " " + std::to_string(facet.total) + " " + std::to_string(facet.without) + ":";
  for (const FacetRow& row : facet.rows) text += " " + row.value + "=" + std::to_string(row.count);
  return text;
}

Article article(const std::string& id, const std::string& source, const std::string& date,
                std::vector<std::string> byline = {}) {
  Article made = small_article(id, "cloud");
  made.source = source;
  made.byline = std::move(byline);
  if (!date.empty()) made.published = *parse_rfc3339(date);
  return made;
}

TEST_CASE("hits are counted by value", "[searcher][facets]") {
  const SearchableIndex index(
      {{article("1", "Xinhua", "2018-09-02", {"Li Yi", "Ann"}), article("2", "XINHUA", "2018-09", {"li yi"}),
        article("3", "xinhua", "2018"), article("4", "Xinhua", "")},
       {article("5", "AP", "2017-01-01", {"Ann", "ANN"}), article("6", "Zeit", "2017-02-01")}});
  CHECK(table(index, "cloud", "source") == "source 6 0: Xinhua=4 AP=1 Zeit=1");
  CHECK(table(index, "source:ap", "source") == "source 1 0: AP=1");
  CHECK(table(index, "", "author") == "byline 6 3: Ann=2 Li Yi=2");
  CHECK(table(index, "", "year") == "year 6 1: 2018=3 2017=2");
  CHECK(table(index, "", "month") == "month 6 2: 2018-09=2 2017-01=1 2017-02=1");
  CHECK(table(index, "", "day") == "day 6 3: 2017-01-01=1 2017-02-01=1 2018-09-02=1");
  CHECK(table(index, "nothing", "day") == "day 0 0:");
  CHECK(table(index, "", "category") == "category 6 6:");
}

TEST_CASE("a field that cannot be counted is refused", "[searcher][facets]") {
  const SearchableIndex index({});
  for (const auto& [by, hint] :
       {std::pair{"sorce", "did you mean source?"},
        std::pair{"title", "choose one of byline, source, category, lang, year, month, day"}}) {
    try {
      table(index, "", by);
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.code == ErrorCode::usage);
      CHECK(error.hint == hint);
    }
  }
}

}  // namespace
}  // namespace news
