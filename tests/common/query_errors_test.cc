// What the parser refuses, and how it says so.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "common/error.h"
#include "tests/support/query_tree.h"

namespace news {
namespace {

struct ErrorRow {
  const char* query;
  const char* reason;
  const char* hint;  // a part of it
};

TEST_CASE("mistakes are told, not guessed", "[common][query]") {
  const ErrorRow rows[] = {
      {"a AND", "AND needs something to search for after it", "lower case"},
      {"OR a", "OR needs something to search for before it", "lower case"},
      {"a AND OR b", "AND needs something to search for after it", ""},
      {"a OR OR b", "OR needs something to search for after it", ""},
      {"a NOT", "NOT needs something to search for after it", ""},
      {"(a OR) b", "OR needs something to search for after it", ""},
      {"a OR &", "OR needs something to search for after it", ""},
      {"\"a b", "this quotation mark is never closed", "close it"},
      {"(a OR b", "this bracket is never closed", "close it"},
      {"a) b", "this bracket was never opened", "leave it out"},
      {"titel:cloud", "there is no field 'titel'", "title"},
      {"wibble:cloud", "there is no field 'wibble'", "title, lead, byline"},
      {"title:(a source:b)", "a field cannot stand within the brackets of another field", "title:"},
      {"title:source:b", "a field cannot stand within another field", "title:a source:b"},
      {"source:(Global Times)", "source: compares whole values, so two side by side match nothing",
       "source:\""},
      {"title:\"...\"", "there is no word in this to search for", ""},
      {"source:\" \"", "there is no word in this to search for", ""},
      {"\"\"", "there is no word in this to search for", ""},
      {"...", "there is no word to search for", ""},
      {"a || b", "'||' is no operator here", "OR"},
      {"a SYN b", "SYN is no operator here", "a OR b"},
      {"a ANDNOT b", "ANDNOT is no operator here", "a NOT b"},
      {"a !b", "'!' is no operator here", "NOT"},
  };
  for (const ErrorRow& row : rows) {
    INFO(row.query);
    const Error error = error_of(row.query);
    CHECK(error.code == ErrorCode::bad_query);
    CHECK(error.message.substr(0, error.message.find('\n')) == row.reason);
    CHECK(error.hint.find(row.hint) != std::string::npos);
  }
}

TEST_CASE("operators of the language are told where they mean nothing", "[common][query]") {
  const ErrorRow rows[] = {
      {"title:-cloud", "this dash stands behind the field, and excludes nothing", "write -title:cloud"},
      {"title:-\"a b\"", "this dash stands behind the field, and excludes nothing", "-title:cloud"},
      {"title:-(a OR b)", "this dash stands behind the field, and excludes nothing", "-title:cloud"},
      {"byline:\u2212li", "this dash stands behind the field, and excludes nothing", "-byline:cloud"},
      {"source:-\"Global Times\"", "this dash stands behind the field, and excludes nothing", "-source:"},
      {"category:-sport", "this dash stands behind the field, and excludes nothing", "-category:"},
      {"title:NOT cloud", "NOT cannot stand right behind a field", "write NOT title:cloud"},
      {"title:AND", "AND cannot stand right behind a field", "title:\"AND\""},
      {"source:OR", "OR cannot stand right behind a field", "source:\"OR\""},
      {"==cloud", "'=' stands right before a word or a phrase", "write =cloud"},
      {"=-cloud", "'=' stands right before a word or a phrase", "write -=cloud"},
      {"=*cloud", "'=' stands right before a word or a phrase", "leave one of the signs out"},
      {"caps(OPEC)", "there is no caps() here", "write =Cloud"},
      {"HLEAD(cloud)", "there is no hlead() here", "title:cloud OR lead:cloud"},
      {"last(50, cloud)", "there is no last() here", "first(50, cloud)"},
  };
  for (const ErrorRow& row : rows) {
    INFO(row.query);
    const Error error = error_of(row.query);
    CHECK(error.code == ErrorCode::bad_query);
    CHECK(error.message.substr(0, error.message.find('\n')) == row.reason);
    CHECK(error.hint.find(row.hint) != std::string::npos);
  }
}

TEST_CASE("distances, functions and signs that cannot be are told", "[common][query]") {
  const ErrorRow rows[] = {
      {"alibaba NEAR cloud", "NEAR needs a distance", "write NEAR/5; the word itself in lower case"},
      {"a NEAR5 b", "NEAR needs a distance", "write NEAR/5"},
      {"a ADJ b", "ADJ needs a distance", "ADJ/5"},
      {"a NEAR/5b", "'5b' is no distance of NEAR", "write NEAR/5 and a space"},
      {"a NEAR/-1 b", "'-1' is no distance of NEAR", "\"NEAR/-1\" in quotation marks"},
      {"a ADJ/1.5 b", "'1.5' is no distance of ADJ", "write ADJ/5"},
      {"a NEAR/0 b", "the distance of NEAR goes from 1 to 99", "next to each other"},
      {"a ADJ/100 b", "the distance of ADJ goes from 1 to 99", "/P"},
      {"a NEAR/99999999999999999999 b", "the distance of NEAR goes from 1 to 99", ""},
      {"a near/5 b", "'near/5' is no operator here", "write NEAR/5"},
      {"a w/5 b", "'w/5' is no operator here", "write NEAR/5"},
      {"a pre/5 b", "'pre/5' is no operator here", "write ADJ/5"},
      {"a NOTNEAR/5 b", "'NOTNEAR/5' is no operator here", "write NOT NEAR/5"},
      {"a /5 b", "'/5' is no operator here", "write NEAR/5"},
      {"a /s b", "'/s' is no operator here", "write /S"},
      {"a w/p b", "'w/p' is no operator here", "write /P"},
      {"NEAR/5 b", "NEAR/5 needs something to search for before it", "lower case"},
      {"a NEAR/5", "NEAR/5 needs something to search for after it", ""},
      {"a AND NOT NEAR/5 b", "NEAR/5 needs something to search for before it",
       "a NOT NEAR/5 b, without the AND"},
      {"a NEAR/5 AND b", "NEAR/5 needs something to search for after it", ""},
      {"... NEAR/5 b", "NEAR/5 needs something to search for before it", ""},
      {"a NEAR/5 -b", "what is near cannot be excluded so", "a NOT NEAR/5 b"},
      {"a NEAR/5 NOT b", "what is near cannot be excluded so", "a NOT NEAR/5 b"},
      {"-a NEAR/5 b", "it is not clear what this dash excludes", "-(a NEAR/5 b)"},
      {"a NOT ADJ/5 b", "NOT goes with NEAR only", "NOT NEAR/5"},
      {"a NOT /S b", "NOT goes with NEAR only", "NOT NEAR/20"},
      {"(a b) NEAR/5 c", "NEAR/5 takes a word, a phrase, or several of them with OR on each side",
       "(a NEAR/5 c) (b NEAR/5 c)"},
      {"a,b NEAR/5 c", "NEAR/5 takes a word, a phrase, or several of them with OR on each side", ""},
      {"a NEAR/5 (NOT b)", "NEAR/5 takes a word, a phrase, or several of them with OR on each side",
       "NOT NEAR"},
      {"a NEAR/5 source:x", "NEAR/5 takes a word, a phrase, or several of them with OR on each side", "AND"},
      {"first(50, a) NEAR/5 b", "NEAR/5 takes a word, a phrase, or several of them with OR on each side",
       "first(50, a NEAR/5 b)"},
      {"title:a NEAR/5 b", "words near each other must be of the same field", "title:(a NEAR/5 b)"},
      {"byline:(li /S yi)", "names have no sentences and paragraphs", "NEAR/5"},
      {"source:(a NEAR/5 b)", "source: compares whole values, so two side by side match nothing", ""},
      {"atleast5(cloud)", "the number of atleast() stands within the brackets", "atleast(5, cloud)"},
      {"atleast(cloud)", "atleast() wants a number and a comma first", "atleast(5, cloud)"},
      {"first(50 cloud)", "first() wants a number and a comma first", "space before the bracket"},
      {"atleast(0, cloud)", "the number of atleast() goes from 1 to 1000000", ""},
      {"atleast(5, a b)", "atleast() counts a word, a phrase, or several of them with OR",
       "atleast(5, \"a b\")"},
      {"atleast(5, atleast(2, a))", "atleast() counts a word, a phrase, or several of them with OR", ""},
      {"atleast(5, )", "atleast needs something to search for after it", ""},
      {"atleast(5, a", "this bracket is never closed", ""},
      {"atleast(5, title:a OR b)", "words near each other must be of the same field", ""},
      {"first(5, title:a)", "first() takes words and phrases, without fields", "title:cloud"},
      {"first(5, first(6, a))", "first() takes words and phrases, without fields", ""},
      {"title:first(5, a)", "first() and atleast() cannot stand within a field", "title:cloud"},
      {"title:(atleast(5, a))", "first() and atleast() cannot stand within a field", "title:cloud"},
      {"云*", "this wildcard belongs to no word", "leave it out"},
      {"\"alibaba\"*", "this wildcard belongs to no word", "within the quotation marks"},
      {"source:Glob*", "whole values take no wildcards", "quotation marks"},
      {"source:glob~", "whole values take no '~'", ""},
      {"source:=x", "'=' is for words: the whole value is compared anyway, whatever its case", ""},
      {"colour~3", "similar spelling goes from ~1 to ~2", "colour~2"},
      {"covid-19~", "'~' stands behind one word, as in colour~", "OR"},
      {"云~", "'~' stands behind one word, as in colour~", ""},
      {"colo*r~", "'~' stands behind one word, as in colour~", ""},
      {"\"a b\"~5", "'~' stands behind one word, not behind a phrase", "a NEAR/5 b"},
      {"=clou*", "'=' asks for one exact spelling, without wildcards and '~'", "leave out"},
      {"=a,b", "'=' takes one word or a phrase", "=\"a,b\""},
      {"=(a OR b)", "'=' takes one word or a phrase", "=a OR =b"},
      {"=title:a", "'=' stands right before a word or a phrase", "title:=Apple"},
      {"=\"!\"", "there is no word in this to search for", ""},
      {"words:many", "'many' is no number of words", ">800"},
      {"words:1,000", "'1,000' is no number of words", "write 1000"},
      {"words:>100..200", "'100..200' is no number of words", "800..1000"},
      {"words:>", "'' is no number of words", ""},
      {"words:900..800", "this range ends before it begins", "800..900"},
      {"words:<0", "no article has less than 0 words", ""},
      {"words:..", "a range needs at least one end", ""},
      {"cloud^2", "words cannot be given a weight", "write cloud alone"},
  };
  for (const ErrorRow& row : rows) {
    INFO(row.query);
    const Error error = error_of(row.query);
    CHECK(error.code == ErrorCode::bad_query);
    CHECK(error.message.substr(0, error.message.find('\n')) == row.reason);
    CHECK(error.hint.find(row.hint) != std::string::npos);
  }
  std::string chain = "a";
  for (size_t i = 0; i < 33; ++i) chain += " NEAR/5 a";
  CHECK(error_of(chain).message.starts_with("more than 32 operators of distance in one expression"));
  const auto many = [](const std::string& piece, size_t count) {
    std::string query;
    for (size_t i = 0; i < count; ++i) query += piece;
    return query;
  };
  CHECK_NOTHROW(parse_query(many("a* ", 64), plain()));
  CHECK(error_of(many("a* ", 64) + "a~")
            .message.starts_with("the query has more than 64 words with wildcards"));
  CHECK_NOTHROW(parse_query(many("=a ", 128), plain()));
  CHECK(error_of(many("=a ", 129)).message.starts_with("the query has more than 128 words with '='"));
  for (const char* text : {"what is cloud?", "near the end", "1~3", "a=b", "* a", "the first (and last)",
                           "什么?阿里", "5 ^ 2", "9/5", "and/or", "~50"}) {
    INFO(text);
    CHECK_NOTHROW(parse_query(text, plain()));
  }
}

TEST_CASE("impossible dates are refused with the form that works", "[common][query]") {
  const ErrorRow rows[] = {
      {"date:2018-02-31", "there is no day 2018-02-31", "2018-02-28"},
      {"date:2018-13", "there is no month 13", ""},
      {"date:2018/9/2", "'2018/9/2' is no day, month or year", "write 2018-09-02"},
      {"date:20180902", "'20180902' is no day, month or year", "write 2018-09-02"},
      {"date:2018-9", "'2018-9' is no day, month or year", "write 2018-09"},
      {"date:18", "'18' is no day, month or year", "four digits"},
      {"date:2018-2019", "'2018-2019' is no day, month or year", "2018..2019"},
      {"date:2018-08\u20132018-09", "'2018-08\u20132018-09' is no day, month or year", "2018-08..2018-09"},
      {"date:2018...2019", "'2018...2019' is no day, month or year", "2018..2019"},
      {"date:>2018", "'>2018' is no day, month or year", "2018-09.."},
      {"date:2018-09-02T10:00", "'2018-09-02T10:00' is no day, month or year", "2018-09-02"},
      {"date:2019..2018", "this range ends before it begins", "write 2018..2019"},
      {"date:..", "a range needs at least one end", ""},
      {"date:soon", "'soon' is no day, month or year", "today"},
      {"date:0000", "there is no year 0", ""},
      {"date:99999y..", "that is before the year 1", ""},
      {"date:unknown..2018", "'unknown' is no day, month or year", ""},
  };
  for (const ErrorRow& row : rows) {
    INFO(row.query);
    const Error error = error_of(row.query);
    CHECK(error.message.substr(0, error.message.find('\n')) == row.reason);
    CHECK(error.hint.find(row.hint) != std::string::npos);
  }
}

TEST_CASE("the caret stands under the mistake", "[common][query]") {
  CHECK(error_of("cloud titel:x").message ==
        "there is no field 'titel'\n"
        "    cloud titel:x\n"
        "          ^~~~~~");
  CHECK(error_of("阿里 AND").message ==
        "AND needs something to search for after it\n"
        "    阿里 AND\n"
        "         ^~~");
  CHECK(error_of("\x1b[31m AND").message ==
        "AND needs something to search for after it\n"
        "    \xEF\xBF\xBD[31m AND\n"
        "          ^~~");
  CHECK(error_of("date:2018..2018-02-31").message ==
        "there is no day 2018-02-31\n"
        "    date:2018..2018-02-31\n"
        "               ^~~~~~~~~~");
  CHECK(error_of("(a").message ==
        "this bracket is never closed\n"
        "    (a\n"
        "    ^");
  const std::string longer = error_of(std::string(500, 'a') + " cloud^2 " + std::string(500, 'b')).message;
  CHECK(longer ==
        "words cannot be given a weight\n"
        "    ..." +
            std::string(34, 'a') + " cloud^2 " + std::string(26, 'b') + "...\n" + std::string(47, ' ') +
            "^~");
}

TEST_CASE("hostile input ends quickly, in an answer or an error", "[common][query]") {
  const size_t mega = 1 << 20;
  for (const std::string piece : {"(",
                                  ")",
                                  "\"",
                                  "-",
                                  "NOT ",
                                  "a ",
                                  "a AND ",
                                  "a OR ",
                                  "title:",
                                  "title:(",
                                  "=",
                                  "*",
                                  "a,",
                                  "云",
                                  ":",
                                  "‘",
                                  " ‘a",
                                  "a:",
                                  "\xff",
                                  "(a ",
                                  "()",
                                  "a NEAR/5 ",
                                  "a* ",
                                  "?a",
                                  "=a ",
                                  "=\"a\" ",
                                  "a~ ",
                                  "first(5,",
                                  "atleast(1,a) ",
                                  "words:1 ",
                                  "\"a* b\" "}) {
    std::string query;
    while (query.size() < mega) query += piece;
    INFO(piece);
    for (const QueryOptions& options : {plain(), any()}) {
      try {
        parse_query(query, options);
      } catch (const Error& error) {
        CHECK(error.code == ErrorCode::bad_query);
        CHECK(error.message.size() < 1000);
      }
    }
    CHECK_NOTHROW(parse_query(query, literal()));
    CHECK_NOTHROW(parse_query(query, literal(true)));
  }
  CHECK(error_of(std::string(200, '(') + "a" + std::string(200, ')'))
            .message.starts_with("brackets are nested more than 100 deep"));
  CHECK(tree(std::string(100, '(') + "a" + std::string(100, ')')) == "word:a");
}

}  // namespace
}  // namespace news
