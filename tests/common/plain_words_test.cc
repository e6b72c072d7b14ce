#include "common/plain_words.h"

#include <catch2/catch.hpp>
#include <sstream>
#include <vector>

#include "common/tokeniser.h"

using namespace news;

namespace {

// "term@begin" of the plain words that are taken at a time, and behind a stroke where the text goes on.
std::string taken(const std::string& text, size_t at_a_time = 4) {
  std::vector<PlainWord> words(at_a_time);
  size_t at = 0;
  const size_t count = take_plain_words(text, at, words);
  std::ostringstream out;
  for (size_t i = 0; i < count; ++i) out << words[i].term() << '@' << words[i].begin << ' ';
  out << "| " << text.substr(at);
  return out.str();
}

}  // namespace

TEST_CASE("plain words are taken until another kind of word may come", "[common][plain_words]") {
  const std::string blanks(60, ' ');
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", "| "},
      {" . ", "| "},
      {"Alibaba Cloud", "alibaba@0 cloud@8 | "},
      {"(a_b), R2; x: 10. 'q' Y", "a_b@1 r2@7 x@11 10@14 | . 'q' Y"},
      {"end. 10.", "end@0 10@5 | "},
      {"the U.S. market", "the@0 | U.S. market"},
      {"I am A. B", "i@0 am@2 | A. B"},
      {"at 3.5mm", "at@0 | 3.5mm"},
      {"so don't", "so@0 | don't"},
      {"AT&T", "| AT&T"},
      {"C++", "| C++"},
      {"say “yes” now", "say@0 |  “yes” now"},
      {"caf\xC3\xA9 x", "| caf\xC3\xA9 x"},
      {"x \xFFy", "x@0 |  \xFFy"},
      {"sixteen_letters_ ok", "sixteen_letters_@0 ok@17 | "},
      {"seventeen_letters ok", "| seventeen_letters ok"},
      // Windows of 64 bytes: words behind one, across two, and longer than one.
      {blanks + "      word", "word@66 | "},
      {blanks + "across", "across@60 | "},
      {blanks + "   1,000", "| 1,000"},
      {blanks + "  10, 000", "10@62 000@66 | "},
      {"a " + std::string(70, 'w'), "a@0 | " + std::string(70, 'w')},
  };
  for (const auto& [text, expected] : rows) {
    INFO(text);
    CHECK(taken(text) == expected);
    // With more text behind, nothing needs to be copied.
    const std::string longer = text + std::string(200, ' ');
    CHECK(taken(longer).substr(0, expected.find('|')) == expected.substr(0, expected.find('|')));
  }
}

TEST_CASE("no more plain words are taken than there is room for", "[common][plain_words]") {
  CHECK(taken("a b c d", 2) == "a@0 b@2 |  c d");
  CHECK(taken("a b", 2) == "a@0 b@2 | ");
  CHECK(taken("a b", 0) == "| a b");
}

TEST_CASE("behind a plain word there are zeros", "[common][plain_words]") {
  PlainWord word;
  size_t at = 0;
  REQUIRE(take_plain_words("News and more", at, {&word, 1}) == 1);
  CHECK(std::string(word.text, sizeof word.text) == std::string("news") + std::string(12, '\0'));
}
