// Concordance lines, plain and hostile ones, in every format against golden files.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "common/error.h"
#include "searcher/renderer.h"
#include "tests/support/golden.h"

namespace news {

namespace {

std::vector<Hit> hits() {
  Hit plain;
  plain.article.id = "gt-2018-1";
  plain.article.source = "Harbour Times";
  plain.article.published = *parse_rfc3339("2018-09-02T20:43:40");
  plain.lines = {{"title", 0, 29, 41, "city opens its first ", "cloud campus", ""},
                 {"body", 1, 4, 16, "The ", "cloud campus", " will hold four thousand"},
                 {"body", 12, 980, 983, "港口城市快速发展，", "云", "计算产业"}};
  Hit hostile;
  hostile.article.id = "=id with\tspace\x1b]0;x\x07%";
  hostile.article.source = "-2+3";
  hostile.lines = {{"subtitle", 0, 0, 5, "", "\x1b[2Jx", " \xe2\x80\xaetxt.exe\xe2\x80\xac, \"quoted\""},
                   {"body", 2, 77, 82, "=1+1 \xff", "cloud",
                    "\xc2\x9b"
                    "31m e\xcc\x81nd"}};
  return {plain, hostile};
}

std::string printed(OutputFormat format, const RenderStyle& style = {}) {
  char* text = nullptr;
  size_t size = 0;
  std::FILE* file = open_memstream(&text, &size);
  Results results;
  results.query = "cloud \x1b[1m";
  results.total = 2;
  results.seconds = 0.0041239;
  const auto renderer = make_concordance_renderer(format, style, 24, file);
  renderer->begin(results);
  for (const Hit& hit : hits()) renderer->hit(hit);
  renderer->end(results);
  std::fclose(file);
  std::string out(text, size);
  std::free(text);
  return out;
}

}  // namespace

TEST_CASE("concordance lines as text, for tables and as JSON", "[searcher][renderer][golden]") {
  check_golden("searcher/golden/kwic.txt", printed(OutputFormat::text));
  RenderStyle color;
  color.color = true;
  check_golden("searcher/golden/kwic_color.txt", printed(OutputFormat::text, color));
  check_golden("searcher/golden/kwic.tsv", printed(OutputFormat::tsv));
  check_golden("searcher/golden/kwic.csv", printed(OutputFormat::csv));
  check_golden("searcher/golden/kwic.json", printed(OutputFormat::json));
  check_golden("searcher/golden/kwic.jsonl", printed(OutputFormat::jsonl));
  RenderStyle batch;
  batch.label = "q1";
  check_golden("searcher/golden/kwic_batch.txt", printed(OutputFormat::text, batch));
  check_golden("searcher/golden/kwic_batch.tsv", printed(OutputFormat::tsv, batch));
  check_golden("searcher/golden/kwic_batch.jsonl", printed(OutputFormat::jsonl, batch));
  CHECK_THROWS_AS(printed(OutputFormat::ids), Error);
  CHECK_THROWS_AS(printed(OutputFormat::trec), Error);
}

}  // namespace news
