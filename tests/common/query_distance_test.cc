// Words at a distance, exact spelling, wildcards, functions: what they find in small articles.
#include <catch2/catch.hpp>
#include <string>

#include "common/error.h"
#include "common/query_vocabulary.h"
#include "tests/support/searchable_index.h"

namespace news {
namespace {

Article text(const std::string& id, const std::string& title, const std::string& body,
             const std::string& lang = "en") {
  Article article;
  article.id = id;
  article.title = title;
  article.body = body;
  article.lang = lang;
  return article;
}

struct Row {
  const char* query;
  const char* ids;
};

template <size_t N>
void check(const SearchableIndex& index, const Row (&rows)[N]) {
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(index.ids(row.query) == row.ids);
  }
}

TEST_CASE("what words at a distance find", "[common][query]") {
  const SearchableIndex index(
      {{text("a", "Data", "Old data centres in the country. The mayor spoke."),
        text("b", "Centre", "The centre keeps data of many countries. Data is gold.\n\nThe mayor resigned")},
       {text("c", "Mayor", "Apple pie with data.\n\nMany an apple and a banana fell. Countries were far.")}});
  const Row rows[] = {
      {"data ADJ/1 centre", "a"},
      {"\"data\" ADJ/1 \"centre\"", ""},
      {"centre ADJ/2 data", "b"},
      {"centre NEAR/1 data", "a"},
      {"centre NEAR/2 data", "a b"},
      {"data NEAR/3 country", "b"},
      {"data NEAR/4 country", "a b"},
      {"data NEAR/99 mayor", "a"},
      {"gold NEAR/99 mayor", ""},
      {"data /S country", "a b"},
      {"data /S mayor", ""},
      {"data /P mayor", "a"},
      {"data /S data", ""},
      {"data /P data", "b"},
      {"apple NOT NEAR/1 pie", "c"},
      {"pie NOT NEAR/1 apple", ""},
      {"data NOT NEAR/3 (centre OR apple)", "a b"},
      {"mayor NOT NEAR/9 data", "b c"},
      {"(mayor NEAR/3 resign) OR (apple ADJ/1 pie)", "b c"},
      {"(centre NEAR/2 data) NEAR/3 country", "a b"},
      {"(old ADJ/1 data) ADJ/3 (the NEAR/1 country)", "a"},
      {"(old ADJ/1 data) ADJ/2 (the NEAR/1 country)", ""},
      {"data ADJ/1 centre ADJ/1 in", "a"},
      {"\"data centres\" NEAR/3 country", "a"},
      {"mayor NEAR/1 (spoke OR resigned)", "a b"},
      {"title:(data NEAR/5 centre)", ""},
      {"lead:(apple NEAR/1 pie)", "c"},
  };
  check(index, rows);
}

TEST_CASE("proximity uses the forms of the article's language", "[common][query]") {
  const SearchableIndex index(
      {{text("en", "x", "He dies today", "en"), text("de", "x", "Er dies heute", "de"),
        text("de2", "x", "Häuser am See", "de"), text("fr", "x", "un café noir", "fr"),
        text("zh", "云", "阿里云计算中心开放", "zh")}});
  const Row rows[] = {
      {"die NEAR/1 (today OR heute)", "en"},
      {"dies NEAR/1 (today OR heute)", "de en"},
      {"haus NEAR/2 see", "de2"},
      {"café ADJ/1 noirs", "fr"},
      {"阿里 ADJ/1 云", "zh"},
      {"阿里 ADJ/2 计算", "zh"},
      {"阿里 ADJ/1 计算", ""},
      {"云计算 /S 开放", "zh"},
  };
  check(index, rows);
}

TEST_CASE("exact spelling is judged on the text", "[common][query]") {
  Article c = text("c", "US", "The U.S. and apple");
  c.byline = {"Zoë Müller"};
  const SearchableIndex index({{text("a", "Apple pie", "An apple. New York, Times Square"),
                                text("b", "x", "APPLE in new York times. Café don’t")},
                               {c}});
  const Row rows[] = {
      {"=Apple", "a"},
      {"=apple", "a c"},
      {"=APPLE OR =\"New York\"", "a b"},
      {"=\"New York Times\"", "a"},
      {"\"new york times\"", "a b"},
      {"=cafe", ""},
      {"=Café", "b"},
      {"=don't", "b"},
      {"=US", "c"},
      {"=U.S.", "c"},
      {"title:=U.S.", ""},
      {"title:=Apple", "a"},
      {"lead:=Apple", ""},
      {"byline:=Zoë", "c"},
      {"byline:=zoe", ""},
      {"byline:zoe", "c"},
      {"=Apple NEAR/1 pie", "a"},
      {"=apple NEAR/9 york", "a"},
      {"apple -=apple", "b"},
      {"apple NOT NEAR/1 =pie", "a b c"},
      {"atleast(2, apple) =apple", "a"},
  };
  check(index, rows);
}

TEST_CASE("wildcards and similar spelling", "[common][query]") {
  Article b = text("b", "Clouds", "Colours of the sky");
  b.byline = {"Cloe Lee"};
  const SearchableIndex index(
      {{text("a", "Cloud", "A clod. Color"), b}, {text("c", "云cloud", "icloud colours")}});
  const Row rows[] = {
      {"cloud*", "a b c"},     {"*cloud", "a c"},
      {"cl?ud", "a c"},        {"clo*d", "a c"},
      {"?loud", "a c"},        {"cloud?s", ""},
      {"title:clo*", "a b c"}, {"lead:clo*", "a"},
      {"byline:cl*", "b"},     {"zz*", ""},
      {"\"the s?y\"", "b"},    {"\"s?y the\"", ""},
      {"colour~", "a b c"},    {"colours~", "b c"},
      {"colours~2", "a b c"},  {"clodu~ -color", "c"},
      {"clodu~", "a c"},       {"clo* NEAR/1 a", "a"},
  };
  check(index, rows);
}

TEST_CASE("how often, how early, how long", "[common][query]") {
  Article a = text("a", "One two", "three four.\n\nfive six one");
  a.subtitle = "sub";
  const SearchableIndex index(
      {{a, text("b", "", "one one one")}, {text("c", "x y z", "one and two and one")}});
  const Row rows[] = {
      {"atleast(2, one)", "a b c"},
      {"atleast(3, one)", "b"},
      {"atleast(2, \"one one\")", ""},
      {"atleast(1, \"one one\")", "b"},
      {"atleast(3, one OR two)", "a b c"},
      {"atleast(4, one OR two)", ""},
      {"atleast(2, title:one)", ""},
      {"first(1, one)", "a b"},
      {"first(2, two)", "a"},
      {"first(3, sub)", "a"},
      {"first(4, four)", ""},
      {"first(5, four)", "a"},
      {"first(6, five)", "a"},
      {"first(4, one)", "a b c"},
      {"first(4, one -two)", "b c"},
      {"first(3, atleast(2, one))", "b"},
      {"first(99, one NEAR/2 two)", "a c"},
      {"words:7", "a"},
      {"words:<7", "b"},
      {"words:>=7", "a c"},
      {"words:3..7", "a b"},
      {"one -words:>3", "b"},
  };
  check(index, rows);
}

TEST_CASE("too many words for a wildcard are an error that says how many", "[common][query]") {
  std::vector<Article> articles;
  for (size_t i = 0; i < 11; ++i) {
    std::string body;
    for (size_t k = 0; k < 1000; ++k) body += "w" + std::to_string(i * 1000 + k) + "x ";
    articles.push_back(text(std::to_string(i), "w", body));
  }
  const SearchableIndex index({articles});
  CHECK(index.ids("w1*x") == "0 1 10");
  for (const char* query : {"w*", "w* NEAR/5 w1x", "title:w -w*x"}) {
    INFO(query);
    try {
      index.ids(query);
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.code == ErrorCode::bad_query);
      CHECK(error.message.starts_with("this stands for 11,00"));
      CHECK(error.message.find("10,000 are the most") != std::string::npos);
    }
  }
}

TEST_CASE("patterns and edits", "[common][query]") {
  CHECK(matches_pattern("cloud", "*"));
  CHECK(matches_pattern("cloud", "c*d"));
  CHECK(matches_pattern("cloud", "cloud*"));
  CHECK(matches_pattern("cloud", "**clo?d"));
  CHECK(matches_pattern("übung", "?bung"));
  CHECK(matches_pattern("aab", "*ab"));
  CHECK_FALSE(matches_pattern("cloud", "clou"));
  CHECK_FALSE(matches_pattern("cloud", "cloud?"));
  CHECK_FALSE(matches_pattern("cloud", "c*x"));
  CHECK(within_edits(U"form", U"from", 1));
  CHECK(within_edits(U"colour", U"color", 1));
  CHECK_FALSE(within_edits(U"colour", U"colr", 1));
  CHECK(within_edits(U"colour", U"colr", 2));
  CHECK_FALSE(within_edits(U"abcd", U"badc", 1));
  CHECK(within_edits(U"abcd", U"badc", 2));
  CHECK(within_edits(U"a", U"", 1));
}

}  // namespace
}  // namespace news
