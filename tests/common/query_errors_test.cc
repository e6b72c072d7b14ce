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

TEST_CASE("what is not in this version is never read as something else", "[common][query]") {
  const ErrorRow rows[] = {
      {"alibaba NEAR/5 cloud", "the operator NEAR/5 is not in this version", "a AND b"},
      {"alibaba NEAR cloud", "the operator NEAR is not in this version", "near"},
      {"alibaba near/5 cloud", "the operator near/5 is not in this version", ""},
      {"data ADJ/1 centre", "the operator ADJ/1 is not in this version", ""},
      {"a NOT NEAR/5 b", "the operator NEAR/5 is not in this version", ""},
      {"a /S b", "the operator /S is not in this version", ""},
      {"a /P b", "the operator /P is not in this version", ""},
      {"a w/5 b", "the operator w/5 is not in this version", ""},
      {"cloud*", "wildcards are not in this version", "write cloud,"},
      {"*cloud", "wildcards are not in this version", "write cloud,"},
      {"cl?ud", "wildcards are not in this version", ""},
      {"title:clou*", "wildcards are not in this version", ""},
      {"\"alibaba clou*\"", "wildcards are not in this version", ""},
      {"\"alibaba\"*", "wildcards are not in this version", ""},
      {"source:Glob*", "wildcards are not in this version", "quotation marks"},
      {"colour~", "fuzzy words are not in this version", "colour OR"},
      {"colour~2", "fuzzy words are not in this version", "colour OR"},
      {"\"a b\"~5", "'~' after a phrase is not in this version", "AND"},
      {"=Apple", "'=' for exact spelling is not in this version", "\"Apple\""},
      {"=\"New York Times\"", "'=' for exact spelling is not in this version", "\"New York Times\""},
      {"title:=Apple", "'=' for exact spelling is not in this version", "\"Apple\""},
      {"atleast(5, cloud)", "atleast() is not in this version", "often"},
      {"first(50, cloud)", "first() is not in this version", "lead:"},
      {"words:>800", "the field words: is not in this version", "leave it out"},
      {"cloud^2", "words cannot be given a weight", "write cloud alone"},
  };
  for (const ErrorRow& row : rows) {
    INFO(row.query);
    const Error error = error_of(row.query);
    CHECK(error.code == ErrorCode::bad_query);
    CHECK(error.message.substr(0, error.message.find('\n')) == row.reason);
    CHECK(error.hint.find(row.hint) != std::string::npos);
  }
  for (const char* text : {"what is cloud?", "near the end", "1~3", "a=b", "* a", "the first (and last)",
                           "什么?阿里", "5 ^ 2"}) {
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
  const std::string longer = error_of(std::string(500, 'a') + " cloud* " + std::string(500, 'b')).message;
  CHECK(longer ==
        "wildcards are not in this version\n"
        "    ..." +
            std::string(34, 'a') + " cloud* " + std::string(27, 'b') + "...\n" + std::string(47, ' ') + "^");
}

TEST_CASE("hostile input ends quickly, in an answer or an error", "[common][query]") {
  const size_t mega = 1 << 20;
  for (const std::string piece :
       {"(", ")",  "\"", "-", "NOT ", "a ",  "a AND ", "a OR ", "title:", "title:(", "=",
        "*", "a,", "云", ":", "‘",    " ‘a", "a:",     "\xff",  "(a ",    "()"}) {
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
