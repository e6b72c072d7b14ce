// Every renderer over the same hits, a plain one and hostile ones, against golden files.
#include "searcher/renderer.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <functional>

#include "common/error.h"
#include "common/json.h"
#include "tests/support/golden.h"

namespace news {

namespace {

Hit plain_hit() {
  Hit hit;
  hit.rank = 1;
  hit.score = 12.3456789;
  Article& article = hit.article;
  article.id = "gt-2018-1";
  article.url = "https://example.com/a?b=1&c=2";
  article.title = "Harbour city opens its first cloud campus";
  article.source = "Harbour Times";
  article.byline = {"Ana Ruiz", "Li Yi"};
  article.published = *parse_rfc3339("2018-09-02T20:43:40");
  article.category = "COMPANIES";
  article.lang = "en";
  hit.title = {article.title, {{29, 34}}};
  hit.snippet = {
      "The campus will hold four thousand machines, the operator of the cloud said on Sunday. … Rent for a "
      "machine "
      "in the cloud campus begins at three cents an hour, and schools of the province pay nothing for a "
      "year.",
      {{65, 70}, {117, 129}}};
  hit.reprints = 2;
  return hit;
}

Hit hostile_hit() {
  Hit hit;
  hit.rank = 2;
  hit.score = 12.3456789;
  Article& article = hit.article;
  article.id = "=id with\tspace\x1b]0;x\x07%";
  article.title =
      "\x1b[2J\x1b[31mRed\x1b[0m \xe2\x80\xaetxt.exe\xe2\x80\xac \xff\xfe\xc2\x9b"
      "31m end";
  article.source = "-2+3\ncmd|' /C calc'!A0";
  article.byline = {"O\"Hara, \"Bob\"", "tab\there"};
  article.published = *parse_rfc3339("2018-09");
  article.category = "@SUM(1,2)";
  article.lang = "zh-Hans";
  hit.title = {article.title, {{9, 12}}};
  // Marks around an invalid byte: offsets must follow the repaired text.
  hit.snippet = {
      "bad \xff"
      "byte, 云计算产业在港口城市快速发展，第一座园区周日开业，\"quoted\", e\xcc\x81t\xc3\xa9 "
      "👩‍👩‍👧 "
      "\x1b[1mbold\tend",
      {{5, 9}, {11, 20}, {200, 300}}};
  return hit;
}

Hit bare_hit() {
  Hit hit;
  hit.rank = 103;
  hit.article.id = "sha-1f";
  return hit;
}

Results results() {
  Results found;
  found.query = "cloud \"campus\" \x1b[1m\xff";
  found.total = 103;
  found.seconds = 0.0041239;
  return found;
}

Facet facet() {
  return {"source", 30, 3, {{"Harbour Times", 17}, {"=HYPERLINK(\"x\")\x1b[1m", 8}, {"环球时报", 2}}};
}

std::vector<Article> articles() {
  Article article = plain_hit().article;
  article.subtitle = "Operator promises cheap machines for schools";
  article.updated = *parse_rfc3339("2018-09-03T08:00:00Z");
  article.tags = {"cloud", "schools"};
  article.file = "in/a.json";
  article.body =
      "The campus will hold four thousand machines, the operator of the cloud said on Sunday.\nA second line "
      "of the same "
      "paragraph."
      "\n\n云计算产业在港口城市快速发展，第一座园区周日开业，学校一年之内不必付费，居民可以参观，门票免费，欢"
      "迎光临。\n\nLast \x1b[31mred\x1b[0m.";
  article.extra = {{"pages", "[1,2]"}};
  Article other;
  other.id = "two";
  other.body = "-1 is less than nothing";
  return {article, other};
}

// What a renderer prints, in memory.
class Memory {
 public:
  Memory() : file_(open_memstream(&text_, &size_)) {}
  ~Memory() {
    std::fclose(file_);
    std::free(text_);
  }
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
  std::FILE* file() { return file_; }
  std::string text() {
    std::fflush(file_);
    return std::string(text_, size_);
  }

 private:
  char* text_ = nullptr;
  size_t size_ = 0;
  std::FILE* file_;
};

std::string printed(OutputFormat format, const RenderStyle& style,
                    const std::function<void(Renderer&)>& work) {
  Memory memory;
  work(*make_renderer(format, style, memory.file()));
  return memory.text();
}

void hits(Renderer& renderer) {
  renderer.begin(results());
  for (const Hit& hit : {plain_hit(), hostile_hit(), bare_hit()}) renderer.hit(hit);
  renderer.end(results());
}

void check(OutputFormat format, const std::string& name, const RenderStyle& style = {}) {
  check_golden("searcher/golden/" + name, printed(format, style, hits));
}

std::string table(OutputFormat format) {
  return printed(format, {}, [](Renderer& renderer) { renderer.facet(facet()); });
}

std::string whole(OutputFormat format) {
  return printed(format, {}, [](Renderer& renderer) { renderer.show(articles()); });
}

}  // namespace

TEST_CASE("each format prints hits as its golden file says", "[searcher][renderer][golden]") {
  check(OutputFormat::text, "hits.txt");
  check(OutputFormat::json, "hits.json");
  check(OutputFormat::jsonl, "hits.jsonl");
  check(OutputFormat::csv, "hits.csv");
  check(OutputFormat::tsv, "hits.tsv");
  check(OutputFormat::ids, "hits.ids");
  check(OutputFormat::trec, "hits.trec");
}

TEST_CASE("text follows width and colour", "[searcher][renderer][golden]") {
  check(OutputFormat::text, "hits_color.txt", {true, 80, "", true});
  check(OutputFormat::text, "hits_narrow.txt", {false, 40, "", true});
  check(OutputFormat::text, "hits_unlimited.txt", {false, 0, "", true});
}

TEST_CASE("a batch carries its label", "[searcher][renderer][golden]") {
  const RenderStyle style = {false, 80, "q 7", false};
  check(OutputFormat::text, "batch.txt", style);
  check(OutputFormat::json, "batch.json", style);
  check(OutputFormat::jsonl, "batch.jsonl", style);
  check(OutputFormat::csv, "batch.csv", style);
  check(OutputFormat::trec, "batch.trec", style);
}

TEST_CASE("each format prints a table as its golden file says", "[searcher][renderer][golden]") {
  check_golden("searcher/golden/facet.txt", table(OutputFormat::text));
  check_golden("searcher/golden/facet.json", table(OutputFormat::json));
  check_golden("searcher/golden/facet.jsonl", table(OutputFormat::jsonl));
  check_golden("searcher/golden/facet.csv", table(OutputFormat::csv));
  check_golden("searcher/golden/facet.tsv", table(OutputFormat::tsv));
  CHECK_THROWS_AS(table(OutputFormat::ids), Error);
  CHECK_THROWS_AS(table(OutputFormat::trec), Error);
}

TEST_CASE("each format prints whole articles as its golden file says", "[searcher][renderer][golden]") {
  check_golden("searcher/golden/show.txt", whole(OutputFormat::text));
  check_golden("searcher/golden/show.json", whole(OutputFormat::json));
  check_golden("searcher/golden/show.jsonl", whole(OutputFormat::jsonl));
  check_golden("searcher/golden/show.csv", whole(OutputFormat::csv));
  check_golden("searcher/golden/show.tsv", whole(OutputFormat::tsv));
  CHECK(whole(OutputFormat::ids) == "gt-2018-1\ntwo\n");
  CHECK_THROWS_AS(whole(OutputFormat::trec), Error);
}

TEST_CASE("JSON without hits is one object on one line", "[searcher][renderer]") {
  const std::string text = printed(OutputFormat::json, {}, [](Renderer& renderer) {
    Results none;
    none.query = "x";
    renderer.begin(none);
    renderer.end(none);
  });
  CHECK(text == "{\"query\":\"x\",\"total\":0,\"total_is_exact\":true,\"seconds\":0,\"hits\":[]}\n");
}

TEST_CASE("JSON marks lie on the repaired text", "[searcher][renderer]") {
  json::Value value;
  json::ParseError error;
  REQUIRE(json::parse(printed(OutputFormat::json, {}, hits), value, error));
  const json::Value* snippet = value.at_path("hits.1.snippet");
  REQUIRE(snippet != nullptr);
  const std::string text = snippet->find("text")->text;
  std::vector<std::string> marked;
  for (const json::Value& range : snippet->find("highlights")->items) {
    const size_t begin = std::stoul(range.items[0].text);
    marked.push_back(text.substr(begin, std::stoul(range.items[1].text) - begin));
  }
  CHECK(marked == std::vector<std::string>{"byte", "云计算"});
}

TEST_CASE("trec scores fall strictly whatever the scores are", "[searcher][renderer]") {
  const std::string text = printed(OutputFormat::trec, {}, [](Renderer& renderer) {
    renderer.begin({});
    uint64_t rank = 0;
    for (const double score : {2.5, 2.5, 2.4999999, 0.0000004, 0.0, 0.0}) {
      Hit hit;
      hit.rank = ++rank;
      hit.score = score;
      hit.article.id =
          "a\xc2\xa0"
          "b " +
          std::to_string(rank);
      renderer.hit(hit);
    }
    renderer.end({});
  });
  CHECK(text ==
        "1 Q0 a%C2%A0b%201 1 2.500000 newssearch\n"
        "1 Q0 a%C2%A0b%202 2 2.499999 newssearch\n"
        "1 Q0 a%C2%A0b%203 3 2.499998 newssearch\n"
        "1 Q0 a%C2%A0b%204 4 0.000000 newssearch\n"
        "1 Q0 a%C2%A0b%205 5 -0.000001 newssearch\n"
        "1 Q0 a%C2%A0b%206 6 -0.000002 newssearch\n");
}

TEST_CASE("trec scores fall strictly in single precision too", "[searcher][renderer]") {
  const std::string text = printed(OutputFormat::trec, {}, [](Renderer& renderer) {
    renderer.begin({});
    for (const double score : {33.000005, 33.000004, 33.000004, 17.5, 17.499999, 1000.0}) {
      Hit hit;
      hit.score = score;
      renderer.hit(hit);
    }
  });
  std::istringstream lines(text);
  float last = std::numeric_limits<float>::max();
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    const float score = std::strtof(line.c_str() + line.find(" 0 ") + 3, nullptr);
    CHECK(score < last);
    last = score;
  }
}

TEST_CASE("the summary line says how much was shown", "[searcher][renderer]") {
  Results found;
  CHECK(summary_line(found, 1, 0) == "no article matches");
  found.total = 1;
  CHECK(summary_line(found, 1, 1) == "1 article");
  found.total = 17;
  CHECK(summary_line(found, 1, 10) == "17 articles, 1-10 shown");
  CHECK(summary_line(found, 17, 1) == "17 articles, number 17 shown");
  CHECK(summary_line(found, 1, 17) == "17 articles");
  CHECK(summary_line(found, 21, 0) == "17 articles, none shown");
  found.total_is_exact = false;
  CHECK(summary_line(found, 1, 10) == "about 17 articles, 1-10 shown");
}

}  // namespace news
