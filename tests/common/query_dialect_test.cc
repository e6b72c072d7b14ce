#include "common/query_dialect.h"

#include "common/query_dialect_dates.h"
#include "common/query_dialect_parts.h"
#include "tests/support/query_tree.h"

namespace news {
namespace {

const std::vector<Dialect> kAll = {Dialect::nexis, Dialect::factiva, Dialect::proquest, Dialect::lucene};

TEST_CASE("dialects by name", "[common][query][dialect]") {
  CHECK(dialect_names() == std::vector<std::string>{"nexis", "factiva", "proquest", "lucene"});
  CHECK(dialect_from("proquest") == Dialect::proquest);
  CHECK(!dialect_from("own"));
  CHECK(to_text(parse_dialect("a b", Dialect::own, plain()).root) == "(and word:a word:b)");
  for (const Dialect dialect : kAll)
    CHECK(parse_dialect(" \n", dialect, plain()).root.kind == NodeKind::everything);
}

TEST_CASE("bounds of hostile queries", "[common][query][dialect]") {
  std::string brackets, words, near, nots;
  for (int i = 0; i < 5000; ++i) {
    brackets += '(';
    words += "w" + std::to_string(i) + " or ";
    near += "w" + std::to_string(i) + " w/5 ";
    nots += "NOT ";
  }
  for (const Dialect dialect : kAll) {
    CHECK_THROWS_AS(parse_dialect(brackets + "a", dialect, plain()), Error);
    CHECK_THROWS_AS(parse_dialect(nots + "a", dialect, plain()), Error);
    CHECK_THROWS_AS(parse_dialect(words + "a", dialect, plain()), Error);
  }
  CHECK_THROWS_AS(parse_dialect(near + "a", Dialect::nexis, plain()), Error);
  // Taken apart, two brackets of 100 words each would be 10,000 pairs.
  std::string group = "(a";
  for (int i = 0; i < 100; ++i) group += " and b" + std::to_string(i);
  CHECK_THROWS_AS(parse_dialect(group + ") w/5 " + group + ")", Dialect::nexis, plain()), Error);
  // A limit beside a distance holds once, however many there are.
  std::string dates = "a ", with_words;
  for (int i = 0; i < 3000; ++i) dates += "date is 2018 ";
  for (int i = 0; i < 20; ++i) with_words += "date is 2018 w/5 b w/5 ";
  const QueryNode limited = parse_dialect(dates, Dialect::nexis, plain()).root;
  CHECK(limited.kind == NodeKind::all_of);
  CHECK(limited.children.size() == 3001);
  CHECK(to_text(parse_dialect("date is 2018 w/5 a w/5 b", Dialect::nexis, plain()).root) ==
        "(and date:2018-01-01..2018-12-31 (near/5 word:a word:b))");
  CHECK(parse_dialect(with_words + "c", Dialect::nexis, plain()).root.children.size() == 21);
  std::string codes_in_one;
  for (int i = 0; i < 150000; ++i) codes_in_one += "la,en,";
  CHECK_THROWS_AS(parse_dialect(codes_in_one, Dialect::factiva, plain()), Error);
  // Alternatives of limits multiply, to a bound.
  std::string either = "a";
  for (int i = 0; i < 30; ++i) either += " w/5 (date is 2018 or date is 2019)";
  CHECK_THROWS_AS(parse_dialect(either, Dialect::nexis, plain()), Error);
  std::string codes;
  for (int i = 0; i < 100; ++i) codes += "ns=c" + std::to_string(i) + " and ";
  const ParsedQuery noted = parse_dialect(codes + "a", Dialect::factiva, plain());
  CHECK(noted.notes.size() == 51);
  CHECK(noted.notes.back() == "and 50 more notes of this kind");
}

TEST_CASE("days as other systems write them", "[common][query][dialect]") {
  struct Row {
    const char* text;
    const char* days;
    bool by_order;
  };
  const Row rows[] = {
      {"2018", "2018-01-01 2018-12-31", false},
      {"2018-09", "2018-09-01 2018-09-30", false},
      {"2018-9-2", "2018-09-02 2018-09-02", false},
      {" 2018-09-02 ", "2018-09-02 2018-09-02", false},
      {"2018-09-02T10:00:00Z", "2018-09-02 2018-09-02", false},
      {"20180902", "2018-09-02 2018-09-02", false},
      {"9/2/2018", "2018-09-02 2018-09-02", true},
      {"9/9/2018", "2018-09-09 2018-09-09", false},
      {"9/20/18", "2018-09-20 2018-09-20", false},
      {"20/9/1965", "1965-09-20 1965-09-20", false},
      {"9/20/65", "1965-09-20 1965-09-20", false},
      {"09/2018", "2018-09-01 2018-09-30", false},
      {"September 2, 2018", "2018-09-02 2018-09-02", false},
      {"2 Sept. 2018", "2018-09-02 2018-09-02", false},
      {"Sep 2018", "2018-09-01 2018-09-30", false},
      {"2018-02-30", "", false},
      {"2/30/2018", "", false},
      {"13/13/2018", "", false},
      {"Sep", "", false},
      {"2 2018", "2018-02-01 2018-02-28", false},
      {"tomorrow", "", false},
      {"", "", false},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    bool by_order = false;
    const auto days = foreign_days(row.text, DayOrder::month_first, &by_order);
    CHECK((days ? format(civil_from_days(days->first)) + ' ' + format(civil_from_days(days->last)) : "") ==
          row.days);
    CHECK(by_order == row.by_order);
  }
  CHECK(foreign_days("2/9/2018", DayOrder::day_first)->first == days_from_civil(2018, 9, 2));
}

TEST_CASE("names of languages in dialects", "[common][query][dialect]") {
  CHECK(language_code("English") == "en");
  CHECK(language_code(" CHINESE ") == "zh");
  CHECK(language_code("spa") == "es");
  CHECK(language_code("uz") == "uz");
  CHECK(language_code("Klingon").empty());
}

}  // namespace
}  // namespace news
