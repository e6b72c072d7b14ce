#include "searcher/clause_words.h"

#include "tests/support/query_tree.h"

namespace news {
namespace {

TEST_CASE("what a query means, in words", "[searcher][explain]") {
  struct Row {
    const char* query;
    const char* words;
  };
  const Row rows[] = {
      {"", "are in the index"},
      {"cloud", "have the word 'cloud' in any form"},
      {"\"run\"", "have the very word 'run'"},
      {"2018", "have the word '2018'"},
      {"COVID-19", "have 'COVID-19' word for word"},
      {"=Apple", "have 'Apple' in this very case and with these accents"},
      {"clou*", "have a word like 'clou*'"},
      {"colour~", "have 'colour' or a word that differs by up to 1 letter"},
      {"title:cloud", "have the word 'cloud' in any form in the headline"},
      {"lead:\"a b\"", "have 'a b' word for word in the lead (the first two paragraphs)"},
      {"byline:li", "have the word 'li' in the name of an author"},
      {"source:Xinhua category:sport lang:en url:example.com tag:trade",
       "are from 'Xinhua', and that are of the section 'sport', and that are in the language 'en', and that "
       "have "
       "their address at 'example.com', and that have the tag 'trade'"},
      {"a NEAR/5 b", "have the word 'a' in any form within 5 words of the word 'b' in any form"},
      {"\"a\" ADJ/1 \"b\"", "have the very word 'a' directly before the very word 'b'"},
      {"\"a\" ADJ/3 \"b\"", "have the very word 'a' and within 3 words after it the very word 'b'"},
      {"\"a\" NOT NEAR/2 \"b\"", "have the very word 'a' without, within 2 words of it, the very word 'b'"},
      {"\"a\" /S (\"b\" OR \"c\")",
       "have the very word 'a' and (the very word 'b' or the very word 'c') in one sentence"},
      {"title:(\"a\" /P \"b\")",
       "have the very word 'a' and the very word 'b' in one paragraph in the headline"},
      {"atleast(5, \"a\")", "have at least 5 times the very word 'a'"},
      {"first(50, \"a\" \"b\")",
       "within their first 50 words (have the very word 'a', and that have the very word 'b')"},
      {"words:>800", "have 801 words or more"},
      {"words:..100", "have at most 100 words"},
      {"words:100..200", "have 100 to 200 words"},
      {"date:2018-09", "were published in 2018-09"},
      {"date:2018-09-02", "were published on 2018-09-02"},
      {"date:2018-08..2018-09", "were published from 2018-08-01 to 2018-09-30"},
      {"date:2018..", "were published on 2018-01-01 or later"},
      {"date:..2018", "were published on 2018-12-31 or earlier"},
      {"date:unknown", "have no known date"},
      {"\"a\" -\"b\" -(\"c\" OR \"d\")",
       "have the very word 'a', but not those that have the very word 'b', but not those that (have the very "
       "word 'c', "
       "or that have the very word 'd')"},
      {"-\"a\"", "are in the index, but not those that have the very word 'a'"},
      {"(\"a\" OR \"b\") \"c\"",
       "(have the very word 'a', or that have the very word 'b'), and that have the very word 'c'"},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(clause_words(parse_query(row.query, plain()).root) == row.words);
  }
  CHECK(in_words(parse_query("cloud", plain()).root) == "articles that have the word 'cloud' in any form");
}

}  // namespace
}  // namespace news
