#include "common/query_parser.h"

#include <catch2/catch.hpp>
#include <string>

#include "tests/support/query_tree.h"

namespace news {
namespace {

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

TEST_CASE("text that looks like an operator is text, with a note if it may be meant", "[common][query]") {
  struct NoteRow {
    const char* query;
    const char* tree;
    const char* note;  // a part of it; "" for none
  };
  const NoteRow rows[] = {
      {"id:-a", "id=\"-a\"", ""},
      {"title:\"NOT\"", "title.form:not", ""},
      {"= a", "word:a", ""},
      {"=== a ===", "word:a", ""},
      {"=>a", "word:a", ""},
      {"NEAR/FAR", "phrase:\"near far\"", ""},
      {"headline(s)", "(and word:headline word:s)", ""},
      {"fire (1,000 dead)", "(and word:fire word:1,000 word:dead)", ""},
      {"fire(1,000 dead)", "(and word:fire word:1,000 word:dead)", ""},
      {"first (50, a)", "(and word:first word:50 word:a)", "the function is written first(50, cloud)"},
      {"first (and last)", "(and word:first word:and word:last)", ""},
      {"a \u2013b", "(and word:a word:b)", "the dash of '\u2013b' excludes nothing"},
      {"a --b", "(and word:a word:b)", "what must not occur is written -b"},
      {"a \u2014 b", "(and word:a word:b)", ""},
      {"\u2013a", "word:a", ""},
      // No field has a name of letters without case, and Arabic headlines put no space after a colon.
      {"\u0642\u0627\u0644:\u0646\u0639\u0645", "phrase:\"\u0642\u0627\u0644 \u0646\u0639\u0645\"", ""},
      // A quotation mark behind a digit, as WordPress prints it.
      {"\u201cWindows 10\u2033 is", "(and phrase:\"windows 10\" word:is)", ""},
      {"\u201ca 5\u2033\u201d b", "(and phrase:\"a 5\" word:b)", ""},
      {"\u201ca 5\u2033 b \u201cc 6\u2033", "(and phrase:\"a 5\" word:b phrase:\"c 6\")", ""},
  };
  for (const NoteRow& row : rows) {
    INFO(row.query);
    const ParsedQuery parsed = parse_query(row.query, plain());
    CHECK(to_text(parsed.root) == row.tree);
    REQUIRE(parsed.notes.size() == (*row.note ? 1 : 0));
    if (*row.note) CHECK(parsed.notes.front().find(row.note) != std::string::npos);
  }
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

TEST_CASE("words at a distance", "[common][query]") {
  const Row rows[] = {
      {"a NEAR/5 b", "(near/5 word:a word:b)"},
      {"a ADJ/1 b", "(adj/1 word:a word:b)"},
      {"a NOT NEAR/5 b", "(not-near/5 word:a word:b)"},
      {"a /S b", "(sentence word:a word:b)"},
      {"a /P b", "(paragraph word:a word:b)"},
      {"x a NEAR/5 b y", "(and word:x (near/5 word:a word:b) word:y)"},
      {"a NEAR/5 b OR c", "(or (near/5 word:a word:b) word:c)"},
      {"NOT a NEAR/5 b", "(not (near/5 word:a word:b))"},
      {"x -(a NEAR/5 b)", "(and word:x (not (near/5 word:a word:b)))"},
      {"a NEAR/5 b ADJ/2 c", "(adj/2 (near/5 word:a word:b) word:c)"},
      {"a NEAR/5 (b ADJ/2 c)", "(near/5 word:a (adj/2 word:b word:c))"},
      {"(a OR \"b c\") /S d", "(sentence (or word:a phrase:\"b c\") word:d)"},
      {"a-b NEAR/5 云计算", "(near/5 phrase:\"a b\" phrase:\"云 计 算\")"},
      {"title:(a NEAR/5 b)", "(near/5 title.word:a title.word:b)"},
      {"title:a NEAR/5 title:b", "(near/5 title.word:a title.word:b)"},
      {"a ＮＥＡＲ／５ b", "(near/5 word:a word:b)"},
      {"\"NEAR/5\" near", "(and phrase:\"near 5\" word:near)"},
      {"a AND b /S c", "(and word:a (sentence word:b word:c))"},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(tree(row.query) == row.tree);
  }
  CHECK(tree("x a NEAR/5 b", any()) == "(or word:x (near/5 word:a word:b))");
}

TEST_CASE("wildcards, similar and exact spelling", "[common][query]") {
  const Row rows[] = {
      {"cloud*", "pattern:cloud*"},
      {"*Cloud", "pattern:*cloud"},
      {"cl?ud", "pattern:cl?ud"},
      {"Él?s*?", "pattern:el?s*"},
      {"clou?*", "pattern:clou?*"},
      {"?loud cloud?", "(and pattern:?loud word:cloud)"},
      {"M*A*S*H", "pattern:m*a*s*h"},
      {"data-cent*", "(adj/1 form:data pattern:cent*)"},
      {"1*,000 3.*5", "(and pattern:1*,000 pattern:3.*5)"},
      {"title:clou*", "title.pattern:clou*"},
      {"\"alibaba clou* now yes\"", "(adj/1 (adj/1 form:alibaba pattern:clou*) phrase:\"now yes\")"},
      {"clou* NEAR/2 b", "(near/2 pattern:clou* word:b)"},
      // A vowel sign and an accent of its own belong to the word.
      {"كت?َاب", "pattern:كت?اب"},
      {"كِ*", "pattern:ك*"},
      {"cafe\xcc\x81~", "fuzzy/1:cafe"},
      {"http://a?b=c*d", "(and phrase:\"http a\" phrase:\"b c\" word:d)"},
      {"colour~", "fuzzy/1:colour"},
      {"Colour~2, x", "(and fuzzy/2:colour word:x)"},
      {"title:(a OR colour~1)", "(or title.word:a title.fuzzy/1:colour)"},
      {"=Apple", "written:Apple"},
      {"=\"New York Times\"", "written:\"New York Times\""},
      {"=“New York”", "written:\"New York\""},
      {"＝Apple", "written:Apple"},
      {"x -=Apple (=Pear)", "(and word:x (not written:Apple) written:Pear)"},
      {"title:=Apple", "title.written:Apple"},
      {"title:=\"New York\"", "title.written:\"New York\""},
      {"title:(=Apple OR b)", "(or title.written:Apple title.word:b)"},
      {"=COVID-19 a=b = c", "(and written:\"COVID 19\" phrase:\"a b\" word:c)"},
      {"=U.S.", "written:U.S."},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(tree(row.query) == row.tree);
  }
}

TEST_CASE("functions and lengths", "[common][query]") {
  const Row rows[] = {
      {"atleast(5, cloud)", "(atleast/5 word:cloud)"},
      {"atleast(5,cloud OR \"a b\") x", "(and (atleast/5 (or word:cloud phrase:\"a b\")) word:x)"},
      {"ATLEAST(2, a NEAR/3 b)", "(atleast/2 (near/3 word:a word:b))"},
      {"atleast（５，云）", "(atleast/5 word:云)"},
      {"atleast(3, title:a)", "(atleast/3 title.word:a)"},
      {"-atleast(3,=A)", "(not (atleast/3 written:A))"},
      {"first(50, cloud)", "(first/50 word:cloud)"},
      {"first(50, a b -c)", "(first/50 (and word:a word:b (not word:c)))"},
      {"first( 50 , atleast(2, a))", "(first/50 (atleast/2 word:a))"},
      {"the first (and last)", "(and word:the word:first word:and word:last)"},
      {"first", "word:first"},
      {"words:>800", "words:801.."},
      {"words:>=800", "words:800.."},
      {"words:<800", "words:..799"},
      {"words:<=800", "words:..800"},
      {"words:800", "words:800..800"},
      {"words:800..1000", "words:800..1000"},
      {"words:800..", "words:800.."},
      {"words:..100 x", "(and words:..100 word:x)"},
      {"words:(<100 OR >800)", "(or words:..99 words:801..)"},
      {"words：＞８００", "words:801.."},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(tree(row.query) == row.tree);
  }
}

TEST_CASE("nodes know where they stand", "[common][query]") {
  const std::string query = "x title:(a NEAR/5 b*) -first(3, =C)";
  const QueryNode root = parse_query(query, plain()).root;
  const auto text = [&](const QueryNode& node) {
    return query.substr(node.span.begin, node.span.end - node.span.begin);
  };
  REQUIRE(root.children.size() == 3);
  CHECK(text(root.children[0]) == "x");
  CHECK(text(root.children[1]) == "title:(a NEAR/5 b*)");
  CHECK(text(root.children[1].children[1]) == "b*");
  CHECK(text(root.children[2].children[0]) == "first(3, =C)");
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

}  // namespace
}  // namespace news
