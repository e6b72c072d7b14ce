#include "indexer/xml_document.h"

#include <catch2/catch.hpp>

#include "tests/support/collecting_sink.h"

namespace news {
namespace {

XmlRecord record_of(const std::string& text, const std::string& context = {}) {
  XmlRecord record;
  record.text = text;
  record.context = context;
  record.line = 10;
  return record;
}

TEST_CASE("a record is read as a tree", "[indexer][xml_document]") {
  const XmlDocument document(
      record_of("<item a='1' x:b='&lt;2'><c>one</c><D>two <e>three</e></D></item>",
                "<rss xmlns:x='urn:x' xml:lang='en' xml:base='http://example.com/a/'>"));
  const XmlElement item = document.root();
  REQUIRE(item.is("ITEM"));
  CHECK(document.problems().empty());
  CHECK(item.attribute("a") == "1");
  CHECK(item.attribute("b") == "<2");
  CHECK(item.lang() == "en");
  CHECK(item.resolve("../c") == "http://example.com/c");
  CHECK(item.at("d/e").text() == "three");
  CHECK(item.child("d").markup() == "two <e>three</e>");
  CHECK(item.child("d").markup([](const XmlElement& e) { return e.is("e"); }) == "two ");
  CHECK(item.descendants("e").size() == 1);
  CHECK(item.child("d").parent().is("item"));
  CHECK_FALSE(item.child("z"));
  CHECK(item.child("z").text().empty());
}

TEST_CASE("broken records are mended, and the line of the fault is told", "[indexer][xml_document]") {
  struct {
    const char* text;
    const char* title;
    const char* link;
  } const cases[] = {
      {"<item><title>A & B</title><link>x?a=1&b=2</link></item>", "A & B", "x?a=1&b=2"},
      {"<item><title>caf&eacute;&nbsp;x</title><link>y</link></item>", "café\u00a0x", "y"},
      {"<item><title>A <br> B</title><link>y</link></item>", "A  B", "y"},
      {"<item><title>A <b>B</title><link>y</link></item>", "A B", "y"},
      {"<item><title>A</b></title><link>y</item>", "A", "y"},
      {"<item><title>1 < 2</title><link>y</link></item>", "1 < 2", "y"},
      {"<item><title>A\x01&#2;B</title><link>y</link></item>", "AB", "y"},
      {"<item><title x=1 x=2 y>A</title><link>y</link>", "A", "y"},
      {"<item><title><![CDATA[A]]></title><link><![CDATA[y</link></item>", "A", "y"},
  };
  for (const auto& item : cases) {
    INFO(item.text);
    const XmlDocument document(record_of(item.text));
    CHECK(document.root().child("title").text() == item.title);
    CHECK(document.root().child("link").text() == item.link);
    REQUIRE(document.problems().size() == 1);
    CHECK(document.problems()[0].starts_with("bad-xml: line 10: "));
  }
}

TEST_CASE("undeclared prefixes are names like any other", "[indexer][xml_document]") {
  const XmlDocument document(record_of("<item><dc:creator>Ann</dc:creator></item>"));
  CHECK(document.problems().empty());
  CHECK(document.root().child("creator").text() == "Ann");
  CHECK(document.root().child("creator").prefix() == "dc");
}

TEST_CASE("no entity is defined, none expands, and nothing is fetched", "[indexer][xml_document]") {
  std::string bomb = "<!DOCTYPE item [<!ENTITY a \"0123456789\">";
  for (char c = 'b'; c <= 'k'; ++c) {
    bomb += std::string("<!ENTITY ") + c + " \"";
    for (int i = 0; i < 10; ++i) bomb += std::string("&") + static_cast<char>(c - 1) + ";";
    bomb += "\">";
  }
  bomb += "<!ENTITY file SYSTEM \"file:///etc/passwd\">]><item><title>&k;&file;</title></item>";
  BytesStream stream(bomb);
  XmlRecords records(stream, {"item"}, false, size_t{1} << 20);
  XmlRecord record;
  REQUIRE(records.next(record));
  CHECK(XmlDocument(record).root().child("title").text() == "&k;&file;");
}

TEST_CASE("nesting without end is bounded", "[indexer][xml_document]") {
  std::string deep = "<item>";
  for (int i = 0; i < 100000; ++i) deep += "<a>";
  const XmlDocument document(record_of(deep + "x"));
  CHECK(document.root().text() == "x");
  CHECK(document.root().markup().size() < 10000);
}

TEST_CASE("a record that is not UTF-8 is decoded by what it looks like", "[indexer][xml_document]") {
  CHECK(XmlDocument(record_of("<item>caf\xe9</item>")).root().text() == "café");
  CHECK(XmlDocument(record_of("<item>don\xc2\x92t</item>")).root().text() == "don’t");
}

}  // namespace
}  // namespace news
