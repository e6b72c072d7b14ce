#include "common/json_scan.h"

#include <catch2/catch.hpp>
#include <string>

#include "common/stored_article.h"

namespace news {

namespace {

// name=value; for each member, then "!" if the text is no object.
std::string members(const std::string& text) {
  std::string seen;
  const bool sound = json::scan_object(text, [&](std::string_view name, std::string_view value) {
    ((seen += name) += '=') += value;
    seen += ';';
  });
  return seen + (sound ? "" : "!");
}

std::string contents(const std::string& value) {
  std::string text;
  return json::read_string(value, text) ? text : "!";
}

}  // namespace

TEST_CASE("members of an object are seen as they stand", "[common][json]") {
  struct Row {
    const char* text;
    const char* seen;
  };
  const Row rows[] = {
      {"{}", ""},
      {" { } \n", ""},
      {R"({"a":1})", "a=1;"},
      {R"( { "a" : "x" , "b":null} )", "a=\"x\";b=null;"},
      {R"({"a":"x\"y\\","b":[1,"]",{"c":"}"}],"d":{"e":{}}})",
       R"(a="x\"y\\";b=[1,"]",{"c":"}"}];d={"e":{}};)"},
      {"", "!"},
      {"[1]", "!"},
      {R"({"a":1)", "!"},
      {R"({"a":1} x)", "a=1;!"},
      {R"({"a")", "!"},
      {R"({"a":})", "!"},
      {R"({"a":"x)", "!"},
      {R"({"a":"x\")", "!"},
      {R"({"a":[1})", "a=[1};!"},
      {R"({a:1})", "!"},
      {R"({"a":1,})", "a=1;!"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(members(row.text) == row.seen);
  }
}

TEST_CASE("strings are read with their escapes", "[common][json]") {
  CHECK(contents(R"("")").empty());
  CHECK(contents(R"("plain")") == "plain");
  CHECK(contents(R"("\"\\\/\b\f\n\r\t")") == "\"\\/\b\f\n\r\t");
  CHECK(contents(R"("\u00e9\u4e91x")") == "é云x");
  for (const char* wrong : {"", "\"", "x", "\"a\"b\"", R"("\x")", R"("\u12")", R"("\u12g4")",
                            R"("\ud83d\ude00")", "\"\xff\"", R"("\)"}) {
    INFO(wrong);
    CHECK(contents(wrong) == "!");
  }
}

TEST_CASE("an article for a page of hits is the stored one without extra", "[common][json]") {
  Article article;
  article.id = "a\"1";
  article.url = "https://example.com/";
  article.title = "T\\ü\x7f";
  article.subtitle = "S";
  article.body = "One.\n\n\"Two\"\t云 \xf0\x9f\x98\x80";
  article.source = "Test";
  article.byline = {"Ana", "Li \"Yi\""};
  article.published = *parse_rfc3339("2018-09-02T20:43:40+08:00");
  article.published_from = DateOrigin::meta;
  article.updated = *parse_rfc3339("2018-10");
  article.category = "C";
  article.tags = {"x"};
  article.lang = "en";
  article.file = "f";
  const std::string plain = to_canonical_json(article);
  article.extra = {{"k", R"({"deep":[1,"}"]})"}};
  CHECK(to_canonical_json(shown_article_from_data(to_canonical_json(article, "fam") + "   ")) == plain);
  // What is not written by us is read as article_from_data reads it.
  for (const char* odd : {R"({"id":7,"title":"\ud83d\ude00","byline":"Ana"})", R"({"title":null})", "{}"}) {
    CHECK(to_canonical_json(shown_article_from_data(odd)) == to_canonical_json(article_from_data(odd)));
  }
  CHECK_THROWS(shown_article_from_data(plain.substr(0, plain.size() / 2)));
  CHECK_THROWS(shown_article_from_data("[]"));
}

}  // namespace news
