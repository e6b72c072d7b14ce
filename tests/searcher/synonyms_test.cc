#include "searcher/synonyms.h"

#include "tests/support/query_tree.h"
#include "tests/support/temp_directory.h"

namespace news {
namespace {

constexpr const char* kGroups =
    "\xEF\xBB\xBF# people\r\n"
    "Ma Yun, Jack Ma， 马云\r\n"
    "\n"
    "  # things\n"
    "car, automobile, motor vehicle\n"
    "COVID-19, coronavirus, \"SARS-CoV-2\"\n"
    "EU, E.U., European Union";

std::string applied(const std::string& query) {
  return to_text(Synonyms::parse(kGroups, "s.txt").apply(parse_query(query, plain()).root));
}

TEST_CASE("members of a group are alternatives for each other", "[searcher][synonyms]") {
  struct Row {
    const char* query;
    const char* tree;
  };
  const Row rows[] = {
      {"cloud", "word:cloud"},
      {"car", "(or word:car word:automobile phrase:\"motor vehicle\")"},
      {"Automobile", "(or word:automobile word:car phrase:\"motor vehicle\")"},
      {"\"car\"", "(or form:car form:automobile phrase:\"motor vehicle\")"},
      {"cars", "word:cars"},
      {"马云", "(or phrase:\"马 云\" phrase:\"ma yun\" phrase:\"jack ma\")"},
      {"马", "word:马"},
      {"\"Jack Ma\"", "(or phrase:\"jack ma\" phrase:\"ma yun\" phrase:\"马 云\")"},
      {"jack ma", "(or (and word:jack word:ma) phrase:\"ma yun\" phrase:\"马 云\")"},
      {"speech jack ma china",
       "(and word:speech (or (and word:jack word:ma) phrase:\"ma yun\" phrase:\"马 云\") word:china)"},
      {"ma jack", "(and word:ma word:jack)"},
      {"covid-19", "(or phrase:\"covid 19\" word:coronavirus phrase:\"sars cov 2\")"},
      {"title:car", "(or title.word:car title.word:automobile title.phrase:\"motor vehicle\")"},
      {"title:(european union)", "(or (and title.word:european title.word:union) title.word:eu)"},
      {"title:european union", "(and title.word:european word:union)"},
      {"-car", "(not (or word:car word:automobile phrase:\"motor vehicle\"))"},
      {"coronavirus OR cloud",
       "(or (or word:coronavirus phrase:\"covid 19\" phrase:\"sars cov 2\") word:cloud)"},
      {"source:car", "source=\"car\""},
      {"", "everything"},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(applied(row.query) == row.tree);
  }
  const QueryNode any = Synonyms::parse(kGroups, "").apply(parse_query("Jack  Ma", plain()).root);
  CHECK(any.text == "Jack Ma");
  CHECK(to_text(Synonyms().apply(parse_query("car", plain()).root)) == "word:car");
}

TEST_CASE("a line that is no group is named", "[searcher][synonyms]") {
  struct Row {
    const char* text;
    const char* message;
  };
  const Row rows[] = {
      {"a, b\nlonely\n", "s.txt:2: a group has at least two members"},
      {"# x\n\na, , b", "s.txt:3: there is nothing between two commas, or behind the last"},
      {"a, b,", "s.txt:1: there is nothing between two commas, or behind the last"},
      {"a, ?!", "s.txt:1: '?!' has no word in it"},
      {"US, us, U.S.", "s.txt:1: all members of this group are the same words"},
      {"a, b\nc, B", "s.txt:2: 'B' stands in the group of line 1 too"},
      {"a, \xff", "s.txt:1: this is not UTF-8"},
      {"a, b b b b b b b b b b b b b b b b b b b b b b",
       "s.txt:1: 'b b b b b b b b b b b b b b b b b b b b b b' has more than 20 words"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    try {
      Synonyms::parse(row.text, "s.txt");
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.code == ErrorCode::usage);
      CHECK(error.message == row.message);
    }
  }
  CHECK(Synonyms::parse("", "s.txt").groups() == 0);
  CHECK(Synonyms::parse("# only\n", "s.txt").groups() == 0);
  const TempDirectory directory;
  CHECK_THROWS_AS(Synonyms::load(directory.file("missing")), Error);
  CHECK(Synonyms::load(directory.write("s", "a, b\n")).groups() == 1);
}

TEST_CASE("a query does not grow without bounds", "[searcher][synonyms]") {
  std::string group = "a0";
  for (int i = 1; i < 100; ++i) group += ",a" + std::to_string(i);
  const Synonyms synonyms = Synonyms::parse(group, "s.txt");
  std::string query;
  for (int i = 0; i < 50; ++i) query += "a1 OR ";
  CHECK_THROWS_AS(synonyms.apply(parse_query(query + "b", plain()).root), Error);
}

}  // namespace
}  // namespace news
