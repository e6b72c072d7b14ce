#include "searcher/marks.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "searcher/text_breaks.h"

namespace news {

TEST_CASE("marks are widened to whole entities", "[searcher][marks]") {
  struct Row {
    const char* text;
    Marks marks;
    Marks whole;
  };
  const Row rows[] = {
      {"a &copy; b", {{3, 7}}, {{2, 8}}}, {"a &#169; b", {{4, 7}}, {{2, 8}}},
      {"a &copy b", {{3, 7}}, {{3, 7}}},  {"copy; b", {{0, 4}}, {{0, 4}}},
      {"AT&T grows", {{0, 4}}, {{0, 4}}}, {"x&amp;y", {{0, 1}, {2, 5}, {6, 7}}, {{0, 7}}},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    Marks marks = row.marks;
    make_whole(row.text, marks);
    CHECK(marks == row.whole);
  }
  CHECK(before_entity("a &amp; b", 4) == 2);
  CHECK(before_entity("a &amp; b", 7) == 7);
  CHECK(before_entity("a &amp; b", 2) == 2);
  CHECK(before_entity("a &amp b", 4) == 4);
}

TEST_CASE("marks are widened to whole graphemes", "[searcher][marks]") {
  const std::vector<std::string> pieces = {
      "a",  "e\xcc\x81",    "\xcc\x81", "葛\xf3\xa0\x84\x80", "云",       "ᄒ", "ᅡ",          "ᆫ", "한",
      "각", "\xe2\x80\x8d", "क",        "\xe0\xa4\xbe",       "\xd8\x80", " ",  "\xef\xb8\x8f"};
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    std::vector<size_t> points = {0};
    std::string text;
    for (size_t i = 1 + random() % 8; i > 0; --i) {
      text += pieces[random() % pieces.size()];
      points.push_back(text.size());
    }
    const size_t a = random() % (points.size() - 1);
    const size_t b = a + 1 + random() % (points.size() - 1 - a);
    Marks marks = {{points[a], points[b]}};
    make_whole(text, marks);
    const std::vector<size_t> breaks = grapheme_breaks(text);
    const size_t begin = *(std::upper_bound(breaks.begin(), breaks.end(), points[a]) - 1);
    const size_t end = *std::lower_bound(breaks.begin(), breaks.end(), points[b]);
    INFO(text);
    CHECK(marks == Marks{{begin, end}});
  }
}

}  // namespace news
