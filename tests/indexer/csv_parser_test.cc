#include "indexer/csv_parser.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/support/collecting_sink.h"

using news::BytesStream;
using news::CsvParser;
using news::CsvRow;
using news::CsvRowKind;

namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Parsed {
  Rows rows;
  std::vector<uint64_t> lines;
  std::vector<CsvRowKind> kinds;
};

Parsed parse(const std::string& text, size_t expected = 0, size_t max_record = 1 << 20, char delimiter = ',',
             size_t step = 7) {
  BytesStream in(text, step);
  CsvParser parser(in, {delimiter, '"'}, max_record);
  parser.expect(expected);
  Parsed parsed;
  CsvRow row;
  while (parser.next(row)) {
    parsed.rows.push_back(row.cells);
    parsed.lines.push_back(row.line);
    parsed.kinds.push_back(row.kind);
  }
  return parsed;
}

}  // namespace

TEST_CASE("tables that keep to RFC 4180", "[indexer][csv]") {
  CHECK(parse("").rows == Rows{});
  CHECK(parse("a,b\nc,d\n").rows == Rows{{"a", "b"}, {"c", "d"}});
  CHECK(parse("a,b\r\nc,d").rows == Rows{{"a", "b"}, {"c", "d"}});
  CHECK(parse("a,,\n").rows == Rows{{"a", "", ""}});
  CHECK(parse("\"a\",\"b,c\"\n").rows == Rows{{"a", "b,c"}});
  CHECK(parse("\"say \"\"hi\"\"\",x\n").rows == Rows{{"say \"hi\"", "x"}});
  CHECK(parse("1,\"two\r\nlines\",x\r\n2,y,z\r\n").rows == Rows{{"1", "two\nlines", "x"}, {"2", "y", "z"}});
  CHECK(parse("\"\",\"\"\n").rows == Rows{{"", ""}});
  CHECK(parse("a\tb\n", 0, 1 << 20, '\t').rows == Rows{{"a", "b"}});
}

TEST_CASE("lines are counted from one, over cells of several lines", "[indexer][csv]") {
  CHECK(parse("h,i\n1,\"a\nb\nc\"\n2,x\n").lines == std::vector<uint64_t>{1, 2, 5});
}

TEST_CASE("line ends of other systems", "[indexer][csv]") {
  CHECK(parse("a,b\r\r\nc,d\r\r\n").rows == Rows{{"a", "b"}, {"c", "d"}});
  CHECK(parse("a,b\rc,d\r").rows == Rows{{"a", "b"}, {"c", "d"}});
  CHECK(parse("a,b\rx\nc,d\n").rows == Rows{{"a", "b\rx"}, {"c", "d"}});
}

TEST_CASE("quotes inside a quoted cell that are not doubled", "[indexer][csv]") {
  CHECK(parse("1,\"he said \"no\" to it\",x\n2,b,c\n", 3).rows ==
        Rows{{"1", "he said \"no\" to it", "x"}, {"2", "b", "c"}});
  CHECK(parse("1,\"he said \"no\" to\nit\",x\n2,b,c\n", 3).rows ==
        Rows{{"1", "he said \"no\" to\nit", "x"}, {"2", "b", "c"}});
}

TEST_CASE("a quote that is never closed costs one line", "[indexer][csv]") {
  SECTION("to the end of the file") {
    const Parsed parsed = parse("1,\"open,x\n2,b,c\n3,d,e\n", 3);
    CHECK(parsed.rows == Rows{{"1", "\"open", "x"}, {"2", "b", "c"}, {"3", "d", "e"}});
    CHECK(parsed.lines == std::vector<uint64_t>{1, 2, 3});
  }
  SECTION("to the next quoted cell") {
    CHECK(parse("1,\"open,x\n2,b,c\n3,\"d\",e\n", 3).rows ==
          Rows{{"1", "\"open", "x"}, {"2", "b", "c"}, {"3", "d", "e"}});
  }
  SECTION("where the line alone makes no sense either, it is marked") {
    const Parsed parsed = parse("1,\"open, and, more\n2,b,c\n", 3);
    CHECK(parsed.kinds == std::vector<CsvRowKind>{CsvRowKind::bad_quotes, CsvRowKind::good});
  }
}

TEST_CASE("records beyond the limit are passed over", "[indexer][csv]") {
  const std::string large(5000, 'x');
  const Parsed parsed = parse("a,b\n" + large + ",c\nd,e\n", 2, 1000, ',', 300);
  CHECK(parsed.kinds == std::vector<CsvRowKind>{CsvRowKind::good, CsvRowKind::too_large, CsvRowKind::good});
  CHECK(parsed.lines == std::vector<uint64_t>{1, 2, 3});
  std::string lines;
  for (int i = 0; i < 900; ++i) lines += "word\n";
  const Parsed quoted = parse("a,\"" + lines + "\"\nd,e\n", 2, 1000);
  CHECK(quoted.kinds.front() == CsvRowKind::too_large);
  CHECK(quoted.rows.back() == std::vector<std::string>{"d", "e"});
}

TEST_CASE("what damage cut off is no record", "[indexer][csv]") {
  BytesStream in("a,b\nc,d\ne,\"f", 5, {"cut", "cut", ""});
  CsvParser parser(in, {}, 1000);
  CsvRow row;
  CHECK(parser.next(row));
  CHECK(parser.next(row));
  CHECK(row.cells == std::vector<std::string>{"c", "d"});
  CHECK_THROWS_AS(parser.next(row), news::StreamError);
}

TEST_CASE("quotes made to be searched for again and again do not take for ever", "[indexer][csv]") {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "\"a\"\",\n";
  CHECK(parse(text, 2, 1 << 26, ',', 1 << 20).rows.size() == 100000);
}
