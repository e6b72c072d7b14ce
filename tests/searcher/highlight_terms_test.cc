#include "searcher/highlight_terms.h"

#include <catch2/catch.hpp>

#include "common/query_parser.h"

namespace news {
namespace {

// forms | stems | phrases
std::string text(const HighlightTerms& terms) {
  std::string out;
  for (const std::string& form : terms.forms) out += form + " ";
  out += "|";
  for (const auto& [language, stems] : terms.stems) {
    for (const std::string& stem : stems) out += " " + language + ":" + stem;
  }
  out += " |";
  for (size_t i = 0; i < terms.phrases.size(); ++i) {
    for (const std::string& word : terms.phrases[i]) out += " " + word;
    if (i >= terms.spellings.size()) FAIL("spellings stand beside phrases");
    for (const std::string& word : terms.spellings[i]) out += " =" + word;
    out += ";";
  }
  return out;
}

TEST_CASE("the positive words of a query are marked where they may stand", "[searcher][highlight]") {
  struct Row {
    const char* query;
    const char* headline;
    const char* body;
  };
  const Row rows[] = {
      {"running", "| en:run none:running |", "| en:run none:running |"},
      {"\"running\"", "running | |", "running | |"},
      {"19", "19 | |", "19 | |"},
      {"\"a b\" OR covid-19 \"a b\"", "| | a b; covid 19;", "| | a b; covid 19;"},
      {"title:\"x\" lead:\"y\" byline:\"z\"", "x | |", "y | |"},
      {"\"a\" -\"b\" NOT (\"c\" \"d\")", "a | |", "a | |"},
      {"source:x date:2018", "| |", "| |"},
      {"(\"a\" NEAR/3 \"b c\") /S =D", "a | | b c; d =D;", "a | | b c; d =D;"},
      {"=Apple =apple \"apple pie\" =\"Apple Pie\"",
       "| | apple =Apple; apple =apple; apple pie; apple pie =Apple =Pie;",
       "| | apple =Apple; apple =apple; apple pie; apple pie =Apple =Pie;"},
      {"\"a\" NOT NEAR/3 \"b\"", "a | |", "a | |"},
      {"first(9, atleast(2, =\"A B\")) -(\"x\" ADJ/1 \"y\")", "| | a b =A =B;", "| | a b =A =B;"},
      {"title:clou* colour~", "claw clou* colour | |", "claw colour | |"},
      {"云 阿里", "云 | | 阿 里;", "云 | | 阿 里;"},
  };
  Stemmer stemmer(Stemmer::kWordsOfAQuery);
  for (const Row& row : rows) {
    INFO(row.query);
    const QueryHighlights found =
        highlights_of(parse_query(row.query, {}).root, {"en", "none"}, stemmer, [](const QueryNode& leaf) {
          return std::vector<std::string>{leaf.tokens.front().term, "claw"};
        });
    CHECK(text(found.headline) == row.headline);
    CHECK(text(found.body) == row.body);
  }
}

TEST_CASE("words asked for in the byline are marked there as they are", "[searcher][highlight]") {
  Stemmer stemmer(Stemmer::kWordsOfAQuery);
  const QueryHighlights found =
      highlights_of(parse_query("byline:\"li yi\" byline:writing x", {}).root, {"en"}, stemmer);
  CHECK(text(found.byline) == "writing | | li yi;");
  CHECK(text(found.body) == "| en:x |");
}

}  // namespace
}  // namespace news
