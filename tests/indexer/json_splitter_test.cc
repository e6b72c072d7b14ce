#include "indexer/json_splitter.h"

#include <catch2/catch.hpp>

#include "tests/support/records.h"

namespace news {
namespace {

using Kind = JsonPiece::Kind;

std::vector<JsonPiece> split(const std::string& text, size_t max_record = 1 << 20, bool lines = false,
                             size_t step = 4096) {
  BytesStream stream(text, step);
  JsonSplitter splitter(stream, max_record, lines);
  std::vector<JsonPiece> pieces;
  for (JsonPiece piece; splitter.next(piece);) pieces.push_back(piece);
  return pieces;
}

std::string texts(const std::vector<JsonPiece>& pieces) {
  std::string all;
  for (const JsonPiece& piece : pieces) all += (all.empty() ? "" : " ") + piece.text;
  return all;
}

TEST_CASE("every shape of container gives its records", "[indexer][json_splitter]") {
  const std::pair<const char*, const char*> cases[] = {
      {R"({"a":1})", R"({"a":1})"},
      {R"([{"a":1},{"a":"]}"}])", R"({"a":1} {"a":"]}"})"},
      {R"([{"a":"\"]}"} , {"b":[{}]}])", R"({"a":"\"]}"} {"b":[{}]})"},
      {R"({"status":"ok","articles":[{"a":1},{"a":2}],"n":2})", R"({"a":1} {"a":2})"},
      {R"({"response":{"docs":[{"a":1}],"meta":{}}})", R"({"a":1})"},
      {R"({"response":{"status":"ok","results":[ {"a":1} ]}})", R"({"a":1})"},
      {R"({"hits":{"total":1,"hits":[{"_source":{"a":1}}]}})", R"({"_source":{"a":1}})"},
      {R"({"_items":[{"a":1}]})", R"({"a":1})"},
      {R"({"title":"t","body":"b","items":[{"a":1}]})", R"({"title":"t","body":"b","items":[{"a":1}]})"},
      {R"({"title":"t","posts":["x"]})", R"({"title":"t","posts":["x"]})"},
      {"{\"a\":1}\n{\"a\":2}\n\n{\"a\":3}", R"({"a":1} {"a":2} {"a":3})"},
      {"{\"a\":1}{\"a\":2} {\n\"a\":3}", "{\"a\":1} {\"a\":2} {\n\"a\":3}"},
      {"// 2019\n// https://example.com/x?y={z}\n\n{\"a\":1}", R"({"a":1})"},
      {"https: //example.com/\n[{\"a\":1}]", R"({"a":1})"},
      {"\xEF\xBB\xBF[{\"a\":1}]", R"({"a":1})"},
      {"callback({\"a\":1});", R"({"a":1})"},
      {"[]", ""},
      {"", ""},
  };
  for (const auto& [text, expected] : cases) {
    for (const size_t step : {size_t{1}, size_t{7}, size_t{4096}}) {
      INFO(text << " in steps of " << step);
      const auto pieces = split(text, 1 << 20, false, step);
      CHECK(texts(pieces) == expected);
      for (const JsonPiece& piece : pieces) CHECK(piece.kind == Kind::value);
    }
  }
}

TEST_CASE("a value that stands alone is told from one of several", "[indexer][json_splitter]") {
  CHECK(split("{\"a\":1}\n")[0].alone);
  const auto lines = split("{\"a\":1}\n\n{\"a\":2}\n");
  CHECK_FALSE(lines[0].alone);
  CHECK(lines[0].line == 1);
  CHECK(lines[1].line == 3);
  const auto list = split("[\n{\"a\":1},\n{\"a\":2}]");
  CHECK(list[1].number == 2);
  CHECK(list[1].line == 3);
}

TEST_CASE("a broken line does not touch the next", "[indexer][json_splitter]") {
  const auto pieces = split("{\"a\":1}\n{\"a\":\"x\n{\"a\":3}\nnothing\n{\"a\":4}\n");
  REQUIRE(pieces.size() == 5);
  CHECK(pieces[1].text == "{\"a\":\"x");
  CHECK(pieces[2].text == "{\"a\":3}");
  CHECK(pieces[3].kind == Kind::junk);
  CHECK(pieces[4].line == 5);
}

TEST_CASE("a record beyond the limit is left out and reading goes on", "[indexer][json_splitter]") {
  const std::string large = "{\"a\":\"" + std::string(500, 'x') + "\"}";
  for (const std::string& text :
       {"[{\"a\":1}," + large + ",{\"a\":2}]", "{\"a\":1}\n" + large + "\n{\"a\":2}\n"}) {
    const auto pieces = split(text, 100);
    REQUIRE(pieces.size() == 3);
    CHECK(pieces[1].kind == Kind::too_large);
    CHECK(pieces[1].text.empty());
    CHECK(pieces[2].text == "{\"a\":2}");
  }
  const auto alone = split(large, 100);
  REQUIRE(alone.size() == 1);
  CHECK(alone[0].kind == Kind::too_large);
}

TEST_CASE("nesting is followed without depth", "[indexer][json_splitter]") {
  const std::string deep(1000000, '[');
  const auto alone = split(deep);
  REQUIRE(alone.size() == 1);
  CHECK(alone[0].kind == Kind::too_deep);
  const auto pieces = split("[{\"a\":" + deep + std::string(1000000, ']') + "},{\"a\":2}]");
  REQUIRE(pieces.size() == 2);
  CHECK(pieces[0].kind == Kind::too_deep);
  CHECK(pieces[1].text == "{\"a\":2}");
}

TEST_CASE("a stream that ends inside is cut, and what came before stands", "[indexer][json_splitter]") {
  for (const char* text : {"[{\"a\":1},{\"a\":", "[{\"a\":1},", "[{\"a\":1}",
                           "{\"articles\":[{\"a\":1},{\"a\"", "{\"articles\":[{\"a\":1}"}) {
    INFO(text);
    const auto pieces = split(text);
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[0].text == "{\"a\":1}");
    CHECK(pieces[1].kind == Kind::cut);
  }
}

}  // namespace
}  // namespace news
