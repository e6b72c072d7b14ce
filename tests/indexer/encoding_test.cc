#include "indexer/encoding.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "common/error.h"
#include "tests/support/collecting_sink.h"

using namespace std::string_literals;
using news::decode;
using news::detect_encoding;

namespace {

struct Case {
  std::string bytes;
  std::string declared;
  std::string encoding;
  std::string text;
};

std::string read_all(news::ByteStream& in) {
  std::string text, buffer(1000, '\0');
  while (const size_t got = in.read(buffer.data(), buffer.size())) text.append(buffer, 0, got);
  return text;
}

}  // namespace

TEST_CASE("what bytes are read as", "[indexer][encoding]") {
  const std::vector<Case> cases = {
      {"", "", "UTF-8", ""},
      {"plain", "", "UTF-8", "plain"},
      {"\xEF\xBB\xBF"
       "a",
       "", "UTF-8", "a"},
      {"\xFF\xFE"
       "a\0b\0"s,
       "", "UTF-16LE", "ab"},
      {"\xFE\xFF\0a\0b"s, "", "UTF-16BE", "ab"},
      {"\xFF\xFE\0\0a\0\0\0"s, "", "UTF-32LE", "a"},
      {"\0\0\xFE\xFF\0\0\0a"s, "", "UTF-32BE", "a"},
      {"a\0 \0w\0o\0r\0d\0.\0 \0"s, "", "UTF-16LE", "a word. "},
      {"\0a\0 \0w\0o\0r\0d\0."s, "", "UTF-16BE", "a word."},
      {"a\0\0\0b\0\0\0"s, "", "UTF-32LE", "ab"},
      {"caf\xC3\xA9", "iso-8859-1", "UTF-8", "café"},  // valid UTF-8 beats a declaration
      {"caf\xE9", "utf-8", "windows-1252", "café"},    // a declaration that cannot be
      {"caf\xE9 \x93x\x94", "iso-8859-1", "windows-1252", "café “x”"},
      {"<?xml version='1.0' encoding='ISO-8859-2'?><p>\xB1</p>", "", "ISO-8859-2",
       "<?xml version='1.0' encoding='ISO-8859-2'?><p>ą</p>"},
      {"<html><meta charset=windows-1251><p>\xC4\xE0</p>", "", "windows-1251",
       "<html><meta charset=windows-1251><p>Да</p>"},
      {"\xD6\xD0\xB9\xFA", "gb2312", "gb18030", "中国"},
      {"\x93\xFA\x96{", "shift_jis", "windows-31j", "日本"},
      {"\xB0\xA1", "euc-kr", "windows-949", "가"},
      {"\x1B$BF|K\\\x1B(B", "", "ISO-2022-JP", "日本"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.bytes, c.declared);
    const news::Decoded decoded = decode(c.bytes, c.declared);
    CHECK(decoded.text == c.text);
    if (!c.declared.empty() || c.bytes.find("<") == std::string::npos) CHECK(decoded.encoding == c.encoding);
    CHECK(decoded.replaced == 0);
  }
}

TEST_CASE("what cannot be converted is counted", "[indexer][encoding]") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "Größe ";
  const news::Decoded damaged = decode(text + "\xFF" + text);
  CHECK(damaged.encoding == "UTF-8");
  CHECK(damaged.replaced == 1);
  CHECK(damaged.text == text + "\uFFFD" + text);
  CHECK(decode("\x81\xFF x", {}, "shift_jis").replaced > 0);
}

TEST_CASE("a character cut at the end of the first bytes does not count against UTF-8",
          "[indexer][encoding]") {
  CHECK(detect_encoding("Größe \xE4\xB8") == "UTF-8");
  CHECK(detect_encoding("caf\xE9 and more of it") == "windows-1252");
}

TEST_CASE("the user's word counts more than the bytes, a mark more than the user", "[indexer][encoding]") {
  CHECK(decode("caf\xC3\xA9", {}, "latin1").text == "cafÃ©");
  CHECK(decode("\xEF\xBB\xBF"
               "caf\xC3\xA9",
               {}, "latin1")
            .text == "café");
  CHECK(news::is_encoding("Latin1"));
  CHECK_FALSE(news::is_encoding("klingon"));
  CHECK_FALSE(news::is_encoding("UTF-8,version=1"));
  CHECK_THROWS_AS(detect_encoding("x", {}, "klingon"), news::Error);
}

TEST_CASE("binary is not taken for UTF-16", "[indexer][encoding]") {
  std::string bytes;
  for (uint32_t i = 0, x = 7; i < 4000; ++i)
    bytes += (i % 3 == 0) ? '\0' : static_cast<char>((x = x * 1664525 + 1013904223) >> 24);
  CHECK(detect_encoding(bytes).substr(0, 4) != "UTF-");
}

TEST_CASE("streams are converted piece by piece", "[indexer][encoding]") {
  SECTION("from UTF-16, characters of four bytes across the pieces") {
    std::string bytes = "\xFF\xFE";
    std::string text;
    for (int i = 0; i < 30000; ++i) {
      bytes += "\x3D\xD8\x00\xDE a\0"s.substr(0, 4) + "a\0"s;
      text += "😀a";
    }
    news::BytesStream in(bytes, 333);
    CHECK(read_all(*news::decode_stream(in, "")) == text);
  }
  SECTION("UTF-8 passes, its mark dropped, later bytes unchanged") {
    const std::string text(70000, 'a');
    news::BytesStream in("\xEF\xBB\xBF" + text + "caf\xE9", 1000);
    CHECK(read_all(*news::decode_stream(in, "")) == text + "caf\xE9");
  }
  SECTION("damage comes after what was before it") {
    news::BytesStream in("caf\xE9 noir", 4, {"cut", "cut", ""});
    const auto decoded = news::decode_stream(in, "");
    std::string buffer(100, '\0');
    CHECK(buffer.substr(0, decoded->read(buffer.data(), 100)) == "café noir");
    CHECK_THROWS_AS(read_all(*decoded), news::StreamError);
  }
}
