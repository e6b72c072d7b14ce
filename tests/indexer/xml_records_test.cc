#include "indexer/xml_records.h"

#include <catch2/catch.hpp>

#include "tests/support/collecting_sink.h"

namespace news {
namespace {

using Kind = XmlRecord::Kind;
using Strings = std::vector<std::string>;

std::vector<XmlRecord> cut(const std::string& text, bool nested = false, size_t step = 1 << 16,
                           size_t max = 1 << 20) {
  BytesStream stream(text, step);
  XmlRecords records(stream, {"item", "entry"}, nested, max);
  std::vector<XmlRecord> found;
  XmlRecord record;
  while (records.next(record)) found.push_back(record);
  return found;
}

Strings texts(const std::vector<XmlRecord>& records) {
  Strings out;
  for (const XmlRecord& record : records) out.push_back(record.text);
  return out;
}

TEST_CASE("records are the elements of a name, wherever they stand", "[indexer][xml_records]") {
  struct {
    const char* text;
    Strings records;
  } const cases[] = {
      {"<rss><channel><item>a</item>\n<item>b</item></channel></rss>", {"<item>a</item>", "<item>b</item>"}},
      {"<ITEM>a</ITEM><x:entry n='1'/>", {"<ITEM>a</ITEM>", "<x:entry n='1'/>"}},
      {"<item><![CDATA[</item>]]></item>", {"<item><![CDATA[</item>]]></item>"}},
      {"<item a=\"</item>\">b</item>", {"<item a=\"</item>\">b</item>"}},
      {"<item>a<item>b</item>", {"<item>a", "<item>b</item>"}},
      {"<!-- <item>no</item> --><items/><item>a</item>", {"<item>a</item>"}},
      {"<!DOCTYPE a [<!ENTITY b '<item>'> ]><item>a</item>", {"<item>a</item>"}},
      {"<channel></item><item>a</item>", {"<item>a</item>"}},
      {"", {}},
      {"text", {}},
  };
  for (const auto& item : cases) {
    INFO(item.text);
    CHECK(texts(cut(item.text)) == item.records);
    CHECK(texts(cut(item.text, false, 1)) == item.records);
  }
}

TEST_CASE("records may nest where the format says so", "[indexer][xml_records]") {
  CHECK(texts(cut("<item>a<item>b</item>c</item>", true)) == Strings{"<item>a<item>b</item>c</item>"});
}

TEST_CASE("a record knows its line and what it inherits", "[indexer][xml_records]") {
  const auto records =
      cut("<?xml version='1.0'?>\n<rss version='2' xmlns:dc='urn:dc' xml:lang='de'>\n<channel "
          "a='b'>\n<item>a</item>\n\n<item/>");
  REQUIRE(records.size() == 2);
  CHECK(records[0].context == "<rss xmlns:dc=\"urn:dc\" xml:lang=\"de\"><channel>");
  CHECK(records[0].position() == "line 4");
  CHECK(records[1].position() == "line 6");
  CHECK(records[1].number == 2);
}

TEST_CASE("what is too large or cut is told, and the next record goes on", "[indexer][xml_records]") {
  const auto records = cut("<item>" + std::string(500, 'x') + "</item><item>a</item><item>b", false, 7, 100);
  REQUIRE(records.size() == 3);
  CHECK(records[0].kind == Kind::too_large);
  CHECK(records[0].text.empty());
  CHECK(records[1].text == "<item>a</item>");
  CHECK(records[2].kind == Kind::cut);
  CHECK(records[2].text == "<item>b");
}

TEST_CASE("what stands around the records is kept", "[indexer][xml_records]") {
  BytesStream stream("<rss><title>A</title><item>x</item><link>B</link></rss>");
  XmlRecords records(stream, {"item"}, false, 1000);
  XmlRecord record;
  while (records.next(record)) continue;
  CHECK(records.outside() == "<rss><title>A</title><link>B</link></rss>");
}

TEST_CASE("a small record does not pay for a large context again and again", "[indexer][xml_records]") {
  std::string text = "<rss xmlns:a='" + std::string(3000, 'x') + "'>";
  for (int i = 0; i < 20000; ++i) text += "<item/>";
  size_t bytes = 0;
  for (const XmlRecord& record : cut(text)) bytes += record.context.size();
  CHECK(bytes < 80 * text.size());
}

}  // namespace
}  // namespace news
