#include "common/json.h"

#include <catch2/catch.hpp>

using namespace news;

namespace {

std::string round_trip(const std::string& text) {
  json::Value value;
  json::ParseError error;
  if (!json::parse(text, value, error))
    return "error at " + std::to_string(error.offset) + ": " + error.message;
  return json::write(value);
}

}  // namespace

TEST_CASE("values are written canonically, numbers as they stood", "[common][json]") {
  CHECK(round_trip(R"( {"b" : [1, 2.50, -0e3, 12345678901234567890] , "a":null,"t":true} )") ==
        R"({"b":[1,2.50,-0e3,12345678901234567890],"a":null,"t":true})");
  CHECK(round_trip(R"("\u00e9\u4e2d\ud83d\ude00\/\u0041")") == "\"é中😀/A\"");
  CHECK(round_trip(R"("\u001b\n\t\u007f\"\\")") == R"("\u001b\n\t\u007f\"\\")");
  CHECK(round_trip("\xEF\xBB\xBF{}") == "{}");
}

TEST_CASE("real dumps are read: raw controls, half surrogates, bad bytes", "[common][json]") {
  CHECK(round_trip("{\"a\":\"x\ny\tz\"}") == R"({"a":"x\ny\tz"})");
  CHECK(round_trip(R"("\ud83d.")") == "\"\xEF\xBF\xBD.\"");
  CHECK(round_trip(R"("\udc00")") == "\"\xEF\xBF\xBD\"");
  CHECK(round_trip("\"a\xFF\"") == "\"a\xEF\xBF\xBD\"");
}

TEST_CASE("what is not JSON says where", "[common][json]") {
  json::Value value;
  json::ParseError error;
  CHECK_FALSE(json::parse(R"({"a":1,})", value, error));
  CHECK(error.offset == 7);
  CHECK_FALSE(json::parse("", value, error));
  CHECK_FALSE(json::parse("{} {}", value, error));
  CHECK_FALSE(json::parse(R"(["a)", value, error));
}

TEST_CASE("deep nesting is refused, not recursed into", "[common][json]") {
  json::Value value;
  json::ParseError error;
  CHECK_FALSE(json::parse(std::string(1000000, '['), value, error));
  CHECK(error.message.find("nested deeper") != std::string::npos);
  std::string allowed(json::kMaxDepth, '[');
  allowed.append(json::kMaxDepth, ']');
  CHECK(json::parse(allowed, value, error));
  CHECK(json::write(value) == allowed);
}

TEST_CASE("members are found by name and by path", "[common][json]") {
  json::Value value;
  json::ParseError error;
  REQUIRE(json::parse(R"({"a":{"b":["x",{"c":7}]},"a":1})", value, error));
  CHECK(value.at_path("a.b.1.c")->scalar() == "7");
  CHECK(value.at_path("a.b.0")->scalar() == "x");
  CHECK(value.at_path("a.b.2") == nullptr);
  CHECK(value.at_path("a.x.y") == nullptr);
  CHECK(value.find("z") == nullptr);
}

TEST_CASE("the writer keeps commas and escaping right", "[common][json]") {
  std::string text;
  json::Writer out(text);
  out.begin_object();
  out.key("n");
  out.number(1.5, 6);
  out.key("whole");
  out.number(3.0, 6);
  out.optional("absent", "");
  out.optional("bad", "\xC3");
  out.key("list");
  out.begin_array();
  out.begin_object();
  out.end_object();
  out.boolean(false);
  out.end_array();
  out.end_object();
  CHECK(text == "{\"n\":1.5,\"whole\":3,\"bad\":\"\xEF\xBF\xBD\",\"list\":[{},false]}");
}
