#include "searcher/explain.h"

#include <catch2/catch.hpp>

#include "tests/support/searchable_index.h"

namespace news {
namespace {

Article made(const std::string& id, const std::string& body, const std::string& date) {
  Article article = small_article(id, body);
  article.lang = "en";
  if (!date.empty()) article.published = *parse_rfc3339(date);
  return article;
}

SearchableIndex& sample() {
  static SearchableIndex index(
      {{made("a", "alibaba cloud", "2018-09-02"), made("b", "oracle clouds", "2018-09")},
       {made("c", "cloud oracle", "2018"), made("d", "sun", "")}});
  return index;
}

Explanation explained(const std::string& query, const SearchOptions& options = {},
                      const Synonyms& synonyms = {}) {
  OpenIndex index(sample().root());
  return explain(index, make_question(query, options, synonyms));
}

TEST_CASE("each clause with the articles that it matches", "[searcher][explain]") {
  SearchOptions options;
  options.since = {"2018-09-02"};
  const Explanation found = explained("cloud -oracle", options);
  CHECK(found.query == "cloud -oracle date:2018-09-02..");
  CHECK(found.meaning ==
        "articles that have the word 'cloud' in any form, and that were published on 2018-09-02 or later, "
        "but not those "
        "that have the word 'oracle' in any form");
  CHECK(found.articles == 4);
  CHECK(found.root.articles == 1);
  REQUIRE(found.root.parts.size() == 3);
  CHECK(found.root.parts[0].articles == 3);
  CHECK(found.root.parts[1].articles == 2);
  CHECK(found.root.parts[1].label == "not this");
  CHECK(found.root.parts[1].parts[0].articles == 2);
  CHECK(found.root.parts[2].articles == 1);
}

TEST_CASE("articles that a date leaves out because too little is known", "[searcher][explain]") {
  CHECK(explained("date:2018-09-02").root.left_out == 2);
  const Explanation beside = explained("alibaba date:2018-09-01");
  CHECK(beside.root.parts[1].left_out == 0);  // those that are left out have no 'alibaba'
  CHECK(explained("oracle date:2018-09-02").root.parts[1].left_out == 2);
  CHECK(explained("oracle date:2018-09").root.parts[1].left_out == 1);
  CHECK(!explained("date:unknown").root.left_out);
  const std::string text = explanation_text(explained("oracle date:2018-09"));
  CHECK(text ==
        "Query: oracle date:2018-09\n"
        "Means: articles that have the word 'oracle' in any form, and that were published in 2018-09\n"
        "  articles  clause (of 4 articles)\n"
        "         1  all of these\n"
        "         2    oracle\n"
        "                = oracle (2)\n"
        "         2    date:2018-09\n"
        "                leaves 1 out of which only the month or the year is known\n");
}

TEST_CASE("the forms that a word stands for, in the field that it is limited to", "[searcher][explain]") {
  const auto forms = [](const std::string& query) {
    std::string text;
    for (const ExplainedForm& form : explained(query).root.forms)
      text += form.form + ' ' + std::to_string(form.articles) + ' ';
    return text;
  };
  CHECK(forms("cloud") == "cloud 2 clouds 1 ");
  CHECK(forms("clouds") == "cloud 2 clouds 1 ");
  CHECK(forms("title:articles") == "article 4 ");
  CHECK(forms("\"cloud\"").empty());
  CHECK(forms("2018").empty());
  CHECK(forms("c*ud*") == "cloud 2 clouds 1 ");
  CHECK(forms("title:artic*") == "article 4 ");
  CHECK(forms("sum~") == "sun 1 ");
  CHECK(explanation_text(explained("cloud"))
            .find("\n         3  cloud\n              = cloud (2), clouds (1)\n") != std::string::npos);
}

TEST_CASE("synonyms are shown", "[searcher][explain]") {
  const Explanation found = explained("alibaba", {}, Synonyms::parse("alibaba, sun", "s"));
  CHECK(found.query == "alibaba OR sun");
  CHECK(found.root.label == "'alibaba' or a synonym");
  CHECK(found.root.articles == 2);
  REQUIRE(found.root.parts.size() == 2);
  CHECK(found.root.parts[1].query == "sun");
  CHECK(found.root.parts[1].articles == 1);
}

TEST_CASE("everything, nothing, and very much", "[searcher][explain]") {
  SearchOptions all;
  all.all = true;
  CHECK(explained("", all).root.articles == 4);
  CHECK(explained("", all).root.label == "every article");
  SearchOptions literal;
  literal.literal = true;
  CHECK(explained("?!", literal).root.articles == 0);
  std::string query = "cloud";
  for (int i = 0; i < 150; ++i) query += " w" + std::to_string(i);
  const Explanation much = explained(query);
  CHECK(much.root.parts.size() == kMostExplained);
  CHECK(much.root.more_parts == 151 - kMostExplained);
}

TEST_CASE("an explanation as JSON", "[searcher][explain]") {
  std::string text;
  json::Writer writer(text);
  StepTimes steps;
  steps.match = 0.25;
  write_explanation(writer, explained("sun"), steps);
  CHECK(text.find(
            "{\"query\":\"sun\",\"meaning\":\"articles that have the word 'sun' in any form\",\"articles\":4,"
            "\"clause\":{\"query\":\"sun\",\"meaning\":\"have the word 'sun' in any form\",\"articles\":1") ==
        0);
  CHECK(text.find("\"seconds\":{\"parse\":0,\"open\":0,\"compile\":0,\"match\":0.25,\"fetch\":0,\"snippets\":"
                  "0,\"print\":0}}") != std::string::npos);
  CHECK(steps_text(steps) ==
        "parse 0.0 ms, open 0.0 ms, compile 0.0 ms, match 250.0 ms, fetch 0.0 ms, snippets 0.0 ms, print 0.0 "
        "ms");
}

}  // namespace
}  // namespace news
