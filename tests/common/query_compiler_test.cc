#include "common/query_compiler.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "tests/support/searchable_index.h"

namespace news {
namespace {

Article text(const std::string& id, const std::string& title, const std::string& body,
             const std::string& lang = "en") {
  Article article;
  article.id = id;
  article.title = title;
  article.body = body;
  article.lang = lang;
  article.source = "Test";
  return article;
}

struct Row {
  const char* query;
  const char* ids;
};

template <size_t N>
void check(const SearchableIndex& index, const Row (&rows)[N]) {
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(index.ids(row.query) == row.ids);
  }
}

TEST_CASE("words match inflected forms, quoted words and compounds do not", "[common][query]") {
  const SearchableIndex index({{text("a", "Running late", "The data centre opens."),
                                text("b", "He runs", "Two data centres. Covid 19.")},
                               {text("c", "Run", "COVID-19 in the U.S. and AT&T")}});
  const Row rows[] = {
      {"running", "a b c"},
      {"RUN", "a b c"},
      {"\"run\"", "c"},
      {"\"data centre\"", "a"},
      {"data centre", "a b"},
      {"data-centre", "a"},
      {"covid-19", "b c"},
      {"19", "b c"},
      {"U.S.", "c"},
      {"us", "c"},
      {"at&t", "c"},
      {"runs -covid", "a"},
      {"NOT covid", "a"},
      {"-covid -late", ""},
      {"late OR us", "a c"},
      {"(late OR us) run", "a c"},
      {"late OR NOT covid", "a"},
      {"", "a b c"},
      {"nosuchword", ""},
      {"\"run covid\"", ""},
      {"\"late the\"", ""},
  };
  check(index, rows);
}

TEST_CASE("each stem counts in articles of its language only", "[common][query]") {
  // English stems "die" and "dies" to "die"; German stems "dies" to "dies", "die" to "die".
  const SearchableIndex index(
      {{text("en", "Hope", "he dies", "en"), text("de", "Hoffnung", "dies und das", "de"),
        text("de2", "Hoffnung", "die Kuh", "de"), text("zh", "云", "dies", "zh")}});
  const Row rows[] = {
      {"dies", "de en zh"},
      {"die", "de2 en"},
      {"\"dies\"", "de en zh"},
  };
  check(index, rows);
}

TEST_CASE("Chinese runs are phrases of their characters", "[common][query]") {
  const SearchableIndex index(
      {{text("a", "阿里云发布新产品", "杭州消息。", "zh"), text("b", "云里阿", "阿里和云", "zh")}});
  const Row rows[] = {
      {"阿里云", "a"},        {"阿里", "a b"},           {"云", "a b"},       {"\"阿里云\"", "a"},
      {"title:阿里", "a"},    {"title:阿里云发布", "a"}, {"title:云", "a b"}, {"lead:阿里", "b"},
      {"lead:杭州消息", "a"}, {"阿里云 杭州", "a"},      {"里阿", "b"},       {"\"和云 test\"", ""},
      {"\"发布 b\"", ""},
  };
  check(index, rows);
}

TEST_CASE("headline, lead and byline", "[common][query]") {
  std::string late = "First words here.\n\nSecond part.\n\n";
  late += "Third paragraph speaks of the harbour master.";
  Article a = text("a", "Harbour master resigns",
                   "The mayor spoke. Old harbour masters agree.\n\nMore follows.\n\nEnd of it.");
  a.subtitle = "Old quarrel ends";
  a.byline = {"Li Yi", "Ann Smith"};
  Article b = text("b", "Mayor", late);
  b.byline = {"Yi Li"};
  Article c = text("c", "Quarrel", "Spoke the harbour master");
  const SearchableIndex index({{a, b}, {c}});
  const Row rows[] = {
      {"title:harbour", "a"},
      {"title:resigned", "a"},
      {"title:\"resigned\"", ""},
      {"title:\"harbour master\"", "a"},
      {"title:\"master harbour\"", ""},
      {"title:old", ""},
      {"lead:harbour", "a c"},
      {"lead:masters", "a c"},
      {"lead:\"masters\"", "a"},
      {"lead:\"harbour master\"", "c"},
      {"lead:\"harbour masters\"", "a"},
      {"lead:\"old quarrel\"", ""},
      {"lead:\"mayor spoke\"", "a"},
      {"lead:\"master resigns\"", ""},
      {"lead:third", ""},
      {"lead:end OR lead:more", "a"},
      {"\"harbour master\"", "a b c"},
      {"byline:li", "a b"},
      {"byline:\"li yi\"", "a"},
      {"author:smith -byline:li", ""},
      {"byline:\"yi ann\"", ""},
      {"-title:harbour -lead:harbour", "b"},
  };
  check(index, rows);
}

TEST_CASE("exact fields compare the whole value, whatever its case", "[common][query]") {
  Article a = text("a", "A", "x", "en-GB");
  a.source = "Global Times";
  a.category = "COMPANIES";
  a.tags = {"Trade War", "China"};
  a.url = "https://www.news.example.com/2018/story?utm_source=x";
  Article b = text("b", "B", "x", "en");
  b.source = "Times";
  b.url = "http://example.com/";
  const SearchableIndex index({{a, b}});
  const Row rows[] = {
      {"source:\"global times\"", "a"},
      {"source:times", "b"},
      {"publication:TIMES", "b"},
      {"source:(times OR \"Global Times\")", "a b"},
      {"category:companies", "a"},
      {"section:companies x", "a"},
      {"tag:\"trade war\"", "a"},
      {"tag:trade", ""},
      {"lang:en", "a b"},
      {"lang:en-gb", "a"},
      {"url:example.com", "a b"},
      {"url:https://example.com", "a b"},
      {"url:news.example.com", "a"},
      {"url:example.com/story", ""},
      {"url:news.example.com/2018/story", "a"},
      {"url:\"http://news.example.com/2018/story/?fbclid=1\"", "a"},
      {"id:A", "a"},
      {"-source:times", "a"},
  };
  check(index, rows);
}

TEST_CASE("a date range matches what lies within it as far as is known", "[common][query]") {
  std::vector<Article> articles;
  for (const char* date :
       {"2018", "2018-09", "2018-09-02", "2018-09-30T23:59:59-05:00", "2017-12-31", "2020-02-29"}) {
    Article article = text(date, "x", "y");
    article.published = *parse_rfc3339(date);
    articles.push_back(article);
  }
  articles.push_back(text("none", "x", "y"));
  const SearchableIndex index({articles});
  const Row rows[] = {
      {"date:2018", "2018 2018-09 2018-09-02 2018-09-30T23:59:59-05:00"},
      {"date:2018-09", "2018-09 2018-09-02 2018-09-30T23:59:59-05:00"},
      {"date:2018-09-02", "2018-09-02"},
      {"date:2018-09-01..2018-09-30", "2018-09 2018-09-02 2018-09-30T23:59:59-05:00"},
      {"date:2018-09-01..2018-09-29", "2018-09-02"},
      {"date:2018-08..2018-10", "2018-09 2018-09-02 2018-09-30T23:59:59-05:00"},
      {"date:..2017", "2017-12-31"},
      {"date:..2018-08", "2017-12-31"},
      {"date:2018-10..", "2020-02-29"},
      {"date:2017-12-31..2018", "2017-12-31 2018 2018-09 2018-09-02 2018-09-30T23:59:59-05:00"},
      {"date:unknown", "none"},
      {"date:2019", ""},
      {"date:5y..", "2020-02-29"},
      {"-date:0001..9999", "none"},
      {"x -date:2018", "2017-12-31 2020-02-29 none"},
  };
  check(index, rows);
}

MatchQuery compiled(const SearchableIndex& index, const std::string& query) {
  MatchQuery made;
  with_index(index.root(), [&](IndexReader& reader) {
    const std::unique_ptr<IndexTerms> terms = terms_of(reader.database());
    made = QueryCompiler(*terms).compile(parse_query(query, {}).root);
  });
  return made;
}

// In English, running and runs are run; in French they are running and run.
TEST_CASE("a language of few articles counts where they have the stem", "[common][query]") {
  const Article english = text("a", "Race", "He runs.");
  SECTION("neither stem") {
    const SearchableIndex index({{english, text("b", "Course", "Le gagnant court.", "fr")}});
    CHECK(index.ids("running") == "a");
    CHECK(compiled(index, "running").text == "Zrun");
    CHECK(compiled(index, "lead:running").children.back().text == "ZXLrun");
  }
  SECTION("its own stem") {
    const SearchableIndex index({{english, text("b", "Course", "Le running.", "fr")}});
    CHECK(index.ids("running") == "a b");
    CHECK(index.ids("runs") == "a");
  }
  SECTION("the stem of another language") {
    const SearchableIndex index({{english, text("b", "Course", "Un run.", "fr")}});
    CHECK(index.ids("running") == "a");
    CHECK(index.ids("title:running") == "");
  }
  SECTION("no article of a language that is not rare") {
    std::vector<Article> many;
    for (int i = 0; i < 40; ++i) many.push_back(text("e" + std::to_string(i), "Race", "He walks."));
    many.push_back(text("b", "Course", "Le running, un run.", "fr"));
    many.push_back(text("c", "Course", "Un run.", "fr"));
    const SearchableIndex index({many});
    CHECK(index.ids("running") == "b");
    CHECK(index.ids("runs") == "b c");
  }
}

TEST_CASE("a value that nothing has is told with the nearest ones", "[common][query]") {
  Article a = text("a", "A", "x");
  a.source = "Global Times";
  Article b = text("b", "B", "x");
  b.source = "Xinhua";
  const SearchableIndex index({{a, b, text("c", "C", "y")}});
  const auto notes = [&](const std::string& query) {
    std::vector<std::string> found;
    with_index(index.root(), [&](IndexReader& reader) {
      const std::unique_ptr<IndexTerms> terms = terms_of(reader.database());
      QueryCompiler compiler(*terms);
      compiler.compile(parse_query(query, {}).root);
      found = compiler.notes();
    });
    return found;
  };
  CHECK(notes("source:\"Globl Times\"") ==
        std::vector<std::string>{
            "no article has source:\"Globl Times\"; did you mean source:\"Global Times\" (1)?"});
  CHECK(
      notes("source:times") ==
      std::vector<std::string>{"no article has source:\"times\"; did you mean source:\"Global Times\" (1)?"});
  CHECK(notes("source:Reuters") ==
        std::vector<std::string>{"no article has source:\"Reuters\"; there are source:\"Global Times\" (1), "
                                 "source:\"Test\" (1), source:\"Xinhua\" (1)"});
  CHECK(notes("source:xinhua x").empty());
  CHECK(notes("lang:fr") ==
        std::vector<std::string>{"no article has lang:\"fr\"; there are lang:\"en\" (3)"});
  CHECK(notes("lang:en-GB") ==
        std::vector<std::string>{"no article has lang:\"en-GB\"; did you mean lang:\"en\" (3)?"});
}

// Weights by id of a ranked query.
std::map<std::string, double> weights(const SearchableIndex& index, const std::string& query,
                                      const QueryOptions& options = {},
                                      const std::vector<QueryNode>& filters = {}) {
  std::map<std::string, double> found;
  with_index(index.root(), [&](IndexReader& reader) {
    const std::unique_ptr<IndexTerms> terms = terms_of(reader.database());
    QueryCompiler compiler(*terms);
    Xapian::Enquire enquire(reader.database());
    enquire.set_query(
        xapian_query(compiler.ranked(parse_query(query, options).root, filters, options.any).whole()));
    const Xapian::MSet set = enquire.get_mset(0, 100, 100);
    for (auto it = set.begin(); it != set.end(); ++it) {
      found[article_from_data(it.get_document().get_data()).id] = it.get_weight();
    }
  });
  return found;
}

TEST_CASE("words near each other and in the lead raise the rank", "[common][query]") {
  const std::string tail = "\n\nThis goes on.\n\nAnd ends with sun and rain.";
  const SearchableIndex index(
      {{text("far", "One", "cloud a b c d e f g h i j k alibaba" + tail),
        text("near", "One", "alibaba cloud b c d e f g h i j k a" + tail),
        text("late", "One",
             "sun cloud a b c d e f g h i j alibaba\n\nThis goes on.\n\nAnd ends with k and rain."),
        text("other", "One", "nothing of the kind")}});
  for (const bool any : {false, true}) {
    const auto found = weights(index, "alibaba cloud", {any, any, {}});
    CHECK(found.size() == 3);
    CHECK(found.at("near") > found.at("far") * 1.15);
    CHECK(found.at("far") == Approx(found.at("late")));
  }
  const auto sun = weights(index, "sun");
  CHECK(sun.size() == 3);
  CHECK(sun.at("late") == Approx(sun.at("far") * 1.1));
  QueryNode source;
  source.kind = NodeKind::exact;
  source.field = &field("source");
  source.text = "test";
  for (const bool any : {false, true}) {
    CHECK(weights(index, "alibaba cloud", {any, any, {}}, {source}) ==
          weights(index, "alibaba cloud", {any, any, {}}));
  }
  CHECK(weights(index, "source:test").at("far") == 0);
}

TEST_CASE("a filter changes no weight", "[common][query]") {
  // Many phrases in one OR: the case where Xapian 1.4 adds up too much if the OR stands within an AND.
  std::vector<Article> articles;
  const std::vector<std::string> words = {"red", "green", "blue", "white", "black", "brown"};
  for (int i = 0; i < 60; ++i) {
    std::string body;
    for (int k = 0; k < 9; ++k)
      body += words[static_cast<size_t>((i * 7 + k * (i % 5 + 1) + k * k) % 6)] +
              (k % 4 == i % 4 ? " and " : " ");
    articles.push_back(text("n" + std::to_string(i), "Colours", body));
  }
  const SearchableIndex index({articles});
  QueryNode source;
  source.kind = NodeKind::exact;
  source.field = &field("source");
  source.text = "test";
  const std::string query = "red green blue white black brown red blue";
  const auto plain = weights(index, query, {true, true, {}});
  CHECK(plain.size() == 60);
  for (const auto& [id, weight] : weights(index, query, {true, true, {}}, {source}))
    CHECK(weight == Approx(plain.at(id)));
}

TEST_CASE("stop words are left out of plain text unless nothing else remains", "[common][query]") {
  const QueryOptions any{true, true, {}};
  CHECK(to_text(without_stop_words(parse_query("What is the cloud of China", any).root)) ==
        "(or word:cloud word:china)");
  CHECK(to_text(without_stop_words(parse_query("to be or not to be", any).root)) ==
        "(or word:to word:be word:or word:not word:to word:be)");
  CHECK(to_text(without_stop_words(parse_query("the cloud", any).root)) == "word:cloud");
}

}  // namespace
}  // namespace news
