#include "searcher/autopsy.h"

#include <catch2/catch.hpp>

#include "tests/support/searchable_index.h"

namespace news {
namespace {

SearchableIndex& sample() {
  static const auto made = [] {
    Article a = small_article("a", "alibaba cloud grows");
    a.published = *parse_rfc3339("2018-09-02");
    Article b = small_article("b", "oracle cloud falls");
    b.source = "Global Times";
    b.published = *parse_rfc3339("2019-03");
    Article c = small_article("c", "alibaba and the oracle");
    c.byline = {"Li Yi"};
    return std::vector<std::vector<Article>>{{a, b}, {c}};
  };
  static SearchableIndex index(made());
  return index;
}

Autopsy examined(const std::string& query, const SearchOptions& options = {}) {
  OpenIndex index(sample().root());
  return autopsy(index, make_question(query, options));
}
std::string text(const std::string& query, const SearchOptions& options = {}) {
  return autopsy_text(examined(query, options));
}

TEST_CASE("an autopsy counts each clause alone and what there is without it", "[searcher][autopsy]") {
  SearchOptions options;
  options.since = {"2018"};
  options.until = {"2018-12"};
  const Autopsy found = examined("oracle cloud -falls", options);
  CHECK(found.articles == 3);
  REQUIRE(found.clauses.size() == 4);
  CHECK(found.clauses[0].query == "oracle");
  CHECK(found.clauses[0].alone == 2);
  CHECK(found.clauses[0].without == 1);
  CHECK(found.clauses[1].without == 0);
  CHECK(found.clauses[2].query == "-falls");
  CHECK(found.clauses[2].excludes);
  CHECK(found.clauses[2].alone == 1);
  CHECK(found.clauses[2].without == 0);
  CHECK(found.clauses[3].query == "date:2018");
  CHECK(found.clauses[3].alone == 1);
  CHECK(found.conflict.empty());
  CHECK(autopsy_text(found) ==
        "no article matches; without 'oracle' there is 1\n"
        "    articles  without it  clause\n"
        "           2           1  oracle\n"
        "           2           0  cloud\n"
        "           1           0  -falls  (takes so many away)\n"
        "           1           0  date:2018\n");
}

TEST_CASE("clauses that have no article are taken apart and get advice", "[searcher][autopsy]") {
  CHECK(text("clodu") == "no article matches; did you mean cloud (2)?\n");
  CHECK(text("byline:lee") == "no article matches\n");
  CHECK(text("byline:yii") == "no article matches; did you mean yi (1)?\n");
  CHECK(text("date:2031") == "no article matches; the index has articles from 2018-09-02 to 2019-03\n");
  CHECK(text("zzzz qqqq cloud") ==
        "no article matches; there is none for 'zzzz' and 'qqqq'; without them there are 2\n"
        "    articles  without it  clause\n"
        "           0           0  zzzz\n"
        "           0           0  qqqq\n"
        "           2           0  cloud\n");
  CHECK(text("\"oracle alibaba\"") ==
        "no article matches; there is none for '\"oracle alibaba\"'\n"
        "    articles  clause\n"
        "           0  \"oracle alibaba\"\n"
        "           2    \"oracle\"\n"
        "           2    \"alibaba\"\n");
  CHECK(text("(clodu OR zzzz) alibaba") ==
        "no article matches; there is none for 'clodu OR zzzz'; without 'clodu OR zzzz' there are 2\n"
        "    articles  without it  clause\n"
        "           0           2  clodu OR zzzz\n"
        "           0                clodu  did you mean cloud (2)?\n"
        "           0                zzzz\n"
        "           2           0  alibaba\n");
}

TEST_CASE("clauses that exclude each other are named, no more than needed", "[searcher][autopsy]") {
  const Autopsy found = examined("alibaba oracle cloud source:test");
  CHECK(found.conflict.empty());  // leaving one out helps
  const Autopsy stuck = examined("grows falls alibaba source:\"global times\" byline:li");
  CHECK(stuck.conflict == std::vector<std::string>{"source:\"global times\"", "byline:li"});
}

TEST_CASE("nothing to examine", "[searcher][autopsy]") {
  SearchOptions literal;
  literal.literal = true;
  CHECK(text("?!", literal) == "no article matches\n");
  const SearchableIndex empty({});
  OpenIndex index(empty.root());
  CHECK(autopsy_text(autopsy(index, make_question("cloud date:2018", {}))) == "the index is empty\n");
}

TEST_CASE("a very long query is not tried in all combinations", "[searcher][autopsy]") {
  std::string query;
  for (int i = 0; i < 300; ++i) query += "word" + std::to_string(i) + "x ";
  const Autopsy found = examined(query);
  CHECK(found.clauses.size() == kMostClauses);
  CHECK(found.unlisted == 300 - kMostClauses);
  CHECK(!found.clauses[0].without);
}

}  // namespace
}  // namespace news
