#include "indexer/reader_csv.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/collecting_sink.h"

using news::CollectingSink;
using news::ReadOptions;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

CollectingSink read(const std::string& text, const ReadOptions& options = {},
                    const std::string& base = "a.csv") {
  news::BytesStream in(text, 11);
  CollectingSink sink;
  news::read_csv(in, {base, base}, options, sink);
  return sink;
}

int sniff(const std::string& head, const std::string& base) { return news::sniff_csv(head, {base, base}); }

}  // namespace

TEST_CASE("columns are known by their names", "[indexer][csv]") {
  const CollectingSink sink = read(
      "ID,Headline,articleBody,publishedAt,Publisher,mood\n"
      "7,\"One, two\",\"First.\n\nSecond.\",2018-09-02,The Paper,grim\n");
  REQUIRE(sink.articles.size() == 1);
  const news::RawArticle& article = sink.articles[0];
  CHECK(article.id == "7");
  CHECK(article.title == "One, two");
  CHECK(article.body == "First.\n\nSecond.");
  CHECK(article.published == "2018-09-02");
  CHECK(article.source == "The Paper");
  CHECK(article.extra == Pairs{{"mood", "\"grim\""}});
  CHECK(sink.positions == std::vector<std::string>{"line 2"});
}

TEST_CASE("of several columns for one field the best that is filled is taken", "[indexer][csv]") {
  const CollectingSink sink = read("title,content,text\nA,,short\nB,long,short\n");
  REQUIRE(sink.articles.size() == 2);
  CHECK(sink.articles[0].body == "short");
  CHECK(sink.articles[1].body == "long");
  CHECK(sink.articles[1].extra == Pairs{{"text", "\"short\""}});
}

TEST_CASE("the user says which column is which", "[indexer][csv]") {
  ReadOptions options;
  SECTION("by name, without regard to case") {
    options.map = {{"title", "kop"}, {"body", "TEKST"}};
    const CollectingSink sink = read("Kop,Tekst,title\nA,B,C\n", options);
    REQUIRE(sink.articles.size() == 1);
    CHECK(sink.articles[0].title == "A");
    CHECK(sink.articles[0].body == "B");
    CHECK(sink.articles[0].extra == Pairs{{"title", "\"C\""}});
  }
  SECTION("by number, without a header") {
    options.map = {{"title", "2"}};
    const CollectingSink sink = read("x,A\ny,B\n", options);
    REQUIRE(sink.articles.size() == 2);
    CHECK(sink.articles[0].title == "A");
    CHECK(sink.articles[0].extra == Pairs{{"column 1", "\"x\""}});
  }
}

TEST_CASE("without a header, only what leaves no doubt", "[indexer][csv]") {
  const std::string text =
      "A long enough sentence that must be the text of the article, as no other column has one.";
  const CollectingSink sure =
      read("1\t2020-05-27 23:00\t" + text + "\n2\t2020-05-28\t" + text + "\n3\t2020-05-29\t" + text + "\n",
           {}, "a.tsv");
  REQUIRE(sure.articles.size() == 3);
  CHECK(sure.articles[0].body == text);
  CHECK(sure.articles[0].published == "2020-05-27 23:00");
  CHECK(sure.articles[0].id.empty());  // the rows of another file would have the same numbers
  const CollectingSink unsure = read("x,y\nz,w\n");
  CHECK(unsure.articles.empty());
  REQUIRE(unsure.failures.size() == 1);
  CHECK(unsure.failures[0].reason == "no-columns");
  CHECK(unsure.failures[0].hint == "tell which by number: --map title=1 --map body=2");
}

TEST_CASE("bad rows are told with their line, and the rest goes on", "[indexer][csv]") {
  const CollectingSink sink = read(
      "title,body,url\n"
      "A,a,u\n"
      ",,\n"
      "torn\n"
      "\"B, b, u, v\n"
      "C,c\n"
      "D,d,u,more\n");
  REQUIRE(sink.articles.size() == 3);
  CHECK(sink.positions == std::vector<std::string>{"line 2", "line 6", "line 7"});
  CHECK(sink.articles[2].extra == Pairs{{"column 4", "\"more\""}});
  REQUIRE(sink.failures.size() == 2);
  CHECK(sink.failures[0].position == "line 4");
  CHECK(sink.failures[1].position == "line 5");
  CHECK(sink.failures[1].reason == "bad-csv");
}

TEST_CASE("a record beyond the limit names the option", "[indexer][csv]") {
  ReadOptions options;
  options.max_record = 1000;
  const CollectingSink sink = read("title,body\nA,a\nB," + std::string(100000, 'b') + "\nC,c\n", options);
  CHECK(sink.articles.size() == 2);
  REQUIRE(sink.failures.size() == 1);
  CHECK(sink.failures[0].reason == "too-large");
  CHECK(sink.failures[0].hint.find("--max-record") != std::string::npos);
}

TEST_CASE("other delimiters and quotes", "[indexer][csv]") {
  CHECK(read("title;body\nA;a, b\n").articles.at(0).body == "a, b");
  CHECK(read("sep=;\ntitle;body\nA;a\n").positions.at(0) == "line 3");
  CHECK(read("title|body\nA|a\n").articles.at(0).body == "a");
  CHECK(read("title,body\n'A, B','it''s'\n'C, D','e'\n").articles.at(0).title == "A, B");
  CHECK(read("title\tbody\n\"Quoted\" word\tx\ny\tz\n", {}, "a.tsv").articles.at(0).title ==
        "\"Quoted\" word");
  CHECK(read("title\nA\nB\n").articles.size() == 2);
}

TEST_CASE("literals of Python in cells", "[indexer][csv]") {
  const CollectingSink sink = read(
      "source,title,content,tags\n"
      "\"{'id': None, 'name': 'The Paper'}\",A,\"['One.', 'Two.']\",\"x, y\"\n");
  REQUIRE(sink.articles.size() == 1);
  CHECK(sink.articles[0].source == "The Paper");
  CHECK(sink.articles[0].body == "One.\n\nTwo.");
  CHECK(sink.articles[0].tags == std::vector<std::string>{"x", "y"});
}

TEST_CASE("reading stops when the sink has enough", "[indexer][csv]") {
  news::BytesStream in("title,body\nA,a\nB,b\nC,c\n");
  CollectingSink sink;
  sink.limit = 2;
  news::read_csv(in, {"a.csv", "a.csv"}, {}, sink);
  CHECK(sink.articles.size() == 2);
}

TEST_CASE("how sure the first bytes make it a table", "[indexer][csv]") {
  CHECK(sniff("title,body,date\nA,a,2018\n", "a.csv") == 95);
  CHECK(sniff("title,body,date\nA,a,2018\n", "noname") == 80);
  CHECK(sniff("x,y\nz,w\n", "a.csv") == 70);
  CHECK(sniff("x,y\nz,w\n", "noname") == 0);
  CHECK(sniff("{\"title\": \"a, b\"}\n", "noname") == 0);
  CHECK(sniff("A headline, with a comma\n\nThe story, told in lines.\nNo table.\n", "noname") == 0);
}
