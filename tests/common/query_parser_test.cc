#include "common/query_parser.h"

#include <catch2/catch.hpp>
#include <string>

#include "common/error.h"

namespace news {
namespace {

QueryOptions plain() {
  QueryOptions options;
  options.as_of = *parse_rfc3339("2024-03-31");
  return options;
}
QueryOptions any() {
  QueryOptions options = plain();
  options.any = true;
  return options;
}
QueryOptions literal(bool with_any = false) {
  QueryOptions options;
  options.literal = true;
  options.any = with_any;
  return options;
}

std::string tree(const std::string& query, const QueryOptions& options = plain()) {
  return to_text(parse_query(query, options).root);
}

Error error_of(const std::string& query, const QueryOptions& options = plain()) {
  try {
    parse_query(query, options);
  } catch (const Error& error) {
    return error;
  }
  FAIL("no error for: " << query);
  return {ErrorCode::internal, ""};
}

struct Row {
  const char* query;
  const char* tree;
};

TEST_CASE("words, phrases and operators", "[common][query]") {
  const Row rows[] = {
      {"", "everything"},
      {" \t\n", "everything"},
      {"cloud", "word:cloud"},
      {"Alibaba Cloud", "(and word:alibaba word:cloud)"},
      {"\"Alibaba Cloud\"", "phrase:\"alibaba cloud\""},
      {"\"run\"", "form:run"},
      {"a AND b", "(and word:a word:b)"},
      {"a OR b", "(or word:a word:b)"},
      {"a OR b AND c", "(or word:a (and word:b word:c))"},
      {"a OR b c", "(or word:a (and word:b word:c))"},
      {"(a OR b) c", "(and (or word:a word:b) word:c)"},
      {"a NOT b", "(and word:a (not word:b))"},
      {"a AND NOT b", "(and word:a (not word:b))"},
      {"a OR NOT b", "(or word:a (not word:b))"},
      {"cloud -oracle", "(and word:cloud (not word:oracle))"},
      {"-a", "(not word:a)"},
      {"NOT a", "(not word:a)"},
      {"NOT NOT a", "word:a"},
      {"NOT -a", "word:a"},
      {"-\"a b\" -(c d)", "(and (not phrase:\"a b\") (not (and word:c word:d)))"},
      {"((((a))))", "word:a"},
      {"((a b) c) d", "(and word:a word:b word:c word:d)"},
      {"and or not", "(and word:and word:or word:not)"},
      {"And Or Not", "(and word:and word:or word:not)"},
      {"title:AND", "title.word:and"},
      {"(a)(b)", "(and word:a word:b)"},
      {"\"a b\"c", "(and phrase:\"a b\" word:c)"},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(tree(row.query) == row.tree);
  }
}

TEST_CASE("words of several parts are phrases, punctuation is nothing", "[common][query]") {
  const Row rows[] = {
      {"COVID-19", "phrase:\"covid 19\""},
      {"and/or", "phrase:\"and or\""},
      {"don't", "word:don't"},
      {"don’t", "word:don't"},
      {"U.S. AT&T", "(and word:us word:at&t)"},
      {"10,000", "word:10,000"},
      {"fish,chips", "(and word:fish word:chips)"},
      {"cloud—computing", "(and word:cloud word:computing)"},
      {"cloud - computing", "(and word:cloud word:computing)"},
      {"cloud -- computing", "(and word:cloud word:computing)"},
      {"Johnson & Johnson", "(and word:johnson word:johnson)"},
      {"a * b", "(and word:a word:b)"},
      {"wait... what?!", "(and word:wait word:what)"},
      {"()", ""},
      {"cloud ()", "word:cloud"},
      {"Alibaba (BABA) rises 5%: why?", "(and word:alibaba word:baba word:rises word:5 word:why)"},
      {"Cloud | Global Times", "(and word:cloud word:global word:times)"},
      {"阿里云", "phrase:\"阿 里 云\""},
      {"云", "word:云"},
      {"阿里云，腾讯", "(and phrase:\"阿 里 云\" phrase:\"腾 讯\")"},
      {"阿里云cloud", "phrase:\"阿 里 云 cloud\""},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    if (*row.tree) CHECK(tree(row.query) == row.tree);
    if (!*row.tree) CHECK(error_of(row.query).code == ErrorCode::bad_query);
  }
}

TEST_CASE("quotation marks and full-width signs of other keyboards", "[common][query]") {
  const Row rows[] = {
      {"“belt and road”", "phrase:\"belt and road\""},
      {"„belt road“", "phrase:\"belt road\""},
      {"«belt road» »a b«", "(and phrase:\"belt road\" phrase:\"a b\")"},
      {"‘belt road’", "phrase:\"belt road\""},
      {"‘May’s deal’ now", "(and phrase:\"may's deal\" word:now)"},
      {"the ‘90s", "(and word:the word:90s)"},
      {"＂belt road＂", "phrase:\"belt road\""},
      {"（a OR b） c", "(and (or word:a word:b) word:c)"},
      {"a ＡＮＤ b ＯＲ c", "(or (and word:a word:b) word:c)"},
      {"a －b", "(and word:a (not word:b))"},
      {"title：cloud", "title.word:cloud"},
      {"专访：阿里", "(and phrase:\"专 访\" phrase:\"阿 里\")"},
      {"阿里　腾讯", "(and phrase:\"阿 里\" phrase:\"腾 讯\")"},
      {"source:“Global Times”", "source=\"Global Times\""},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(tree(row.query) == row.tree);
  }
}

TEST_CASE("fields", "[common][query]") {
  const Row rows[] = {
      {"title:cloud", "title.word:cloud"},
      {"Title:cloud headline:\"a b\"", "(and title.word:cloud title.phrase:\"a b\")"},
      {"title:(a OR \"b c\")", "(or title.word:a title.phrase:\"b c\")"},
      {"title:AT&T", "title.word:at&t"},
      {"lead:cloud byline:\"li yi\" author:li",
       "(and lead.word:cloud byline.phrase:\"li yi\" byline.word:li)"},
      {"source:\"Global Times\"", "source=\"Global Times\""},
      {"source:Xinhua -category:sport", "(and source=\"Xinhua\" (not category=\"sport\"))"},
      {"source:(Xinhua OR \"Global Times\")", "(or source=\"Xinhua\" source=\"Global Times\")"},
      {"tag:R(D)", "tag=\"R(D)\""},
      {"(url:example.com/a_(b))", "url=\"example.com/a_(b)\""},
      {"url:https://example.com/a?b=c*d", "url=\"https://example.com/a?b=c*d\""},
      {"source:\"M*A*S*H\"", "source=\"M*A*S*H\""},
      {"lang:en id:gt-1", "(and lang=\"en\" id=\"gt-1\")"},
      {"title:a,b", "(and title.word:a title.word:b)"},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(tree(row.query) == row.tree);
  }
}

TEST_CASE("colons in text are no fields", "[common][query]") {
  const Row rows[] = {
      {"Re: x", "(and word:re word:x)"},
      {"10:30", "phrase:\"10 30\""},
      {"std::string", "phrase:\"std string\""},
      {"http://example.com/a?b=c", "(and phrase:\"http example com a\" phrase:\"b c\")"},
      {"done:)", ""},
      {"title: cloud", "(and word:title word:cloud)"},
      {"C:\\temp", "phrase:\"c temp\""},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    if (*row.tree) CHECK(tree(row.query) == row.tree);
    if (!*row.tree) CHECK(error_of(row.query).code == ErrorCode::bad_query);
  }
  CHECK(parse_query("title: cloud", plain()).notes ==
        std::vector<std::string>{
            "'title:' before a space is read as a word; the field is written title:cloud"});
  CHECK(parse_query("Title: cloud", plain()).notes.empty());
}

TEST_CASE("dates", "[common][query]") {
  const Row rows[] = {
      {"date:2018", "date:2018-01-01..2018-12-31"},
      {"date:2018-09", "date:2018-09-01..2018-09-30"},
      {"date:2018-09-02", "date:2018-09-02..2018-09-02"},
      {"date:2018-08..2018-09", "date:2018-08-01..2018-09-30"},
      {"date:..2018", "date:..2018-12-31"},
      {"date:2018..", "date:2018-01-01.."},
      {"date:today", "date:2024-03-31..2024-03-31"},
      {"date:YESTERDAY", "date:2024-03-30..2024-03-30"},
      {"date:30d..", "date:2024-03-01.."},
      {"date:2w..1w", "date:2024-03-17..2024-03-24"},
      {"date:1m..", "date:2024-02-29.."},
      {"date:1y..", "date:2023-03-31.."},
      {"date:unknown", "date:unknown"},
      {"published:\"2018\"", "date:2018-01-01..2018-12-31"},
      {"date:(2017 OR 2019)", "(or date:2017-01-01..2017-12-31 date:2019-01-01..2019-12-31)"},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(tree(row.query) == row.tree);
  }
}

TEST_CASE("any: words side by side are alternatives", "[common][query]") {
  const Row rows[] = {
      {"a b", "(or word:a word:b)"},
      {"a b AND c", "(or word:a (and word:b word:c))"},
      {"a b -c", "(and (or word:a word:b) (not word:c))"},
      {"-c", "(not word:c)"},
      {"a OR NOT b", "(or word:a (not word:b))"},
      {"a,b", "(or word:a word:b)"},
      {"COVID-19 vaccine", "(or phrase:\"covid 19\" word:vaccine)"},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(tree(row.query, any()) == row.tree);
  }
}

TEST_CASE("literal text has no syntax and no errors", "[common][query]") {
  const Row rows[] = {
      {"a AND (b* OR \"c title:d", "(and word:a word:and word:b word:or word:c phrase:\"title d\")"},
      {"COVID-19", "phrase:\"covid 19\""},
      {"", "nothing"},
      {"?!", "nothing"},
      {"\xff\xfe", "nothing"},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(tree(row.query, literal()) == row.tree);
  }
  CHECK(tree("COVID-19 in 中国人", literal(true)) ==
        "(or word:covid word:19 word:in phrase:\"中 国\" phrase:\"国 人\")");
  std::string text;
  for (int i = 0; i < 6000; ++i) text += "word" + std::to_string(i) + " ";
  const ParsedQuery cut = parse_query(text, literal());
  CHECK(cut.root.children.size() == kMaxQueryWords);
  CHECK(cut.notes == std::vector<std::string>{"only the first 4096 words of the text are searched for"});
}

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
