#include "common/utf8.h"

#include <catch2/catch.hpp>
#include <random>

using namespace news;

TEST_CASE("decoding takes one byte of what is not UTF-8", "[common][utf8]") {
  const std::string text =
      "a\xC3\xA9\xFF\xE4\xB8"
      "b\xF0\x9F\x98\x80";
  std::vector<char32_t> seen;
  for (size_t pos = 0; pos < text.size();) seen.push_back(decode(text, pos));
  CHECK(seen == std::vector<char32_t>{'a', 0xE9, kReplacement, kReplacement, kReplacement, 'b', 0x1F600});
}

TEST_CASE("validity and repair", "[common][utf8]") {
  CHECK(is_valid_utf8("plain, Élysée, 阿里云, \xEF\xBF\xBD"));
  CHECK_FALSE(is_valid_utf8("\xC0\xAF"));          // overlong
  CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));      // surrogate
  CHECK_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));  // above U+10FFFF
  size_t count = 0;
  CHECK(repair_utf8("a\xFF"
                    "b\xEF\xBF\xBD",
                    &count) ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD");
  CHECK(count == 1);
}

TEST_CASE("nothing that steers a terminal survives printable", "[common][utf8]") {
  CHECK(printable("a\x1b[31mb") == "a\xEF\xBF\xBD[31mb");
  CHECK(printable("one\ntwo\tthree\r") == "one two three ");
  CHECK(printable("a\xC2\x9B"
                  "b") ==
        "a\xEF\xBF\xBD"
        "b");  // C1 control sequence introducer
  CHECK(printable("abc\xE2\x80\xAE"
                  "def\xE2\x81\xA6") == "abcdef");  // bidi override and isolate
  CHECK(printable("\xFF") == "\xEF\xBF\xBD");
  CHECK(printable("Élysée 阿里云") == "Élysée 阿里云");
}

TEST_CASE("display width counts columns", "[common][utf8]") {
  CHECK(display_width(std::string_view("abc")) == 3);
  CHECK(display_width(std::string_view("阿里云")) == 6);
  CHECK(display_width(std::string_view("e\xCC\x81")) == 1);  // e and a combining acute
  CHECK(display_width(std::string_view("\xF0\x9F\x98\x80")) == 2);
  CHECK(clip_to_width("阿里云", 5) == "阿里");
  CHECK(clip_to_width("e\xCC\x81x", 1) == "e\xCC\x81");
}

TEST_CASE("white space is trimmed and folded, also where it is not ASCII", "[common][utf8]") {
  CHECK(trim(" \n\xC2\xA0\xE3\x80\x80"
             "a b\xE2\x80\x8B ") == "a b");
  CHECK(trim(" \t") == "");
  CHECK(fold_space("  a \n\n b\xC2\xA0\xC2\xA0"
                   "c ") == "a b c");
}

TEST_CASE("names are compared case folded", "[common][utf8]") {
  CHECK(fold_case("Global  TIMES") == "global times");
  CHECK(fold_case("Économie") == fold_case("ÉCONOMIE"));
  CHECK(fold_case("STRASSE") == fold_case("Straße"));
  CHECK(fold_case("ＡＢＣ") == "abc");
}

TEST_CASE("runs are found byte by byte and eight at a time alike", "[common][utf8]") {
  std::mt19937 random(3);
  const std::string bytes = "abcdefgh    !~\"\\\x7f\x1f\n\t\x80\xC3";
  const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const size_t kinds = round % 2 == 0 ? bytes.size() - 2 : 14;
    for (size_t i = random() % 60; i > 0; --i) text += bytes[random() % kinds];
    INFO(text);
    const size_t from = text.empty() ? 0 : random() % text.size();
    size_t plain = from;
    while (plain < text.size() && text[plain] >= ' ' && text[plain] < 0x7F && text[plain] != '"' &&
           text[plain] != '\\')
      ++plain;
    CHECK(plain_run(text, from) == plain - from);
    CHECK(ascii_run(text, from) == text.size() - from);
    std::string folded;
    for (size_t i = 0; i < text.size(); ++i) {
      if (!is_space(text[i])) {
        if (i > 0 && is_space(text[i - 1]) && !folded.empty()) folded += ' ';
        folded += text[i];
      }
    }
    CHECK(fold_space(text) == folded);
  }
  CHECK(ascii_run("12345678abc\xC3\xA9", 1) == 10);
}
