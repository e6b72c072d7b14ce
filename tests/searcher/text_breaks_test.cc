#include "searcher/text_breaks.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>

namespace news {

namespace {

std::vector<std::string> lines(const std::string& text, size_t first, size_t columns) {
  std::vector<std::string> found;
  for (const Range& range : wrap(text, first, columns))
    found.push_back(text.substr(range.begin, range.end - range.begin));
  return found;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("text wraps at spaces and by its width on the terminal", "[searcher][text_breaks]") {
  CHECK(lines("", 10, 10) == Lines{""});
  CHECK(lines("one two three", 20, 20) == Lines{"one two three"});
  CHECK(lines("one two three", 7, 7) == Lines{"one two", "three"});
  CHECK(lines("one two three", 3, 9) == Lines{"one", "two three"});
  CHECK(lines("one two three", 0, 0) == Lines{"one two three"});
  // Wide characters count two and may end a line anywhere but before a comma.
  CHECK(lines("云计算产业，发展", 10, 10) == Lines{"云计算产", "业，发展"});
  // A combining accent takes no column and stays with its letter.
  CHECK(lines("cafe\xcc\x81 noir", 4, 4) == Lines{"cafe\xcc\x81", "noir"});
  // A word longer than the line is cut between graphemes.
  CHECK(lines("ab abcde\xcc\x81"
              "fg",
              5, 5) == Lines{"ab", "abcde\xcc\x81", "fg"});
  // What is wider than the line stands alone.
  CHECK(lines("云计", 1, 1) == Lines{"云", "计"});
}

TEST_CASE("graphemes are never divided", "[searcher][text_breaks]") {
  CHECK(grapheme_breaks("") == std::vector<size_t>{0});
  CHECK(grapheme_breaks("e\xcc\x81x") == std::vector<size_t>{0, 3, 4});
  CHECK(grapheme_breaks("👩‍👩‍👧a") == std::vector<size_t>{0, 18, 19});
  CHECK(grapheme_breaks("a\xff"
                        "b") == std::vector<size_t>{0, 1, 2, 3});
}

TEST_CASE("plain text is divided without ICU, where ICU divides too", "[searcher][text_breaks]") {
  CHECK(line_breaks("a well-known and/or  B-52, x/2 -y") ==
        std::vector<size_t>{0, 2, 7, 13, 17, 21, 27, 31, 33});
  CHECK(line_breaks("") == std::vector<size_t>{0});
  CHECK(line_breaks("word") == std::vector<size_t>{0, 4});
  std::mt19937 random(5);
  std::vector<std::string> signs = {"é", "Ü", "“",        "”", "‘", "’", "…", " ", "–",
                                    "—", "•", "\xc2\xa0", "£", "€", "©", "®", "°", "·"};
  for (const char sign : std::string("abcXYZ019  -/.,;:!?'\"()[]&%$+=*#@_|~<>{}^"))
    signs.emplace_back(1, sign);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) text += signs[random() % signs.size()];
    // A letter of another script, after a space, leaves it to ICU.
    const std::vector<size_t> all = line_breaks(text + " ц");
    INFO(text);
    for (const size_t at : line_breaks(text)) {
      if (at < text.size()) CHECK(std::binary_search(all.begin(), all.end(), at));
    }
    if (is_printable_ascii(text)) CHECK(grapheme_breaks(text).size() == text.size() + 1);
  }
}

}  // namespace news
