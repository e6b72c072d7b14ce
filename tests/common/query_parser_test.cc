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

}  // namespace
}  // namespace news
