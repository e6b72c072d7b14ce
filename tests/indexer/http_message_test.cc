#include "indexer/http_message.h"

#include <zlib.h>

#include <catch2/catch.hpp>

namespace news {
namespace {

std::string gzip(const std::string& text, int bits = 15 + 16) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(text.size() + 200, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string response(const std::string& headers, const std::string& body) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"utf-8\"\r\n" + headers + "\r\n" + body;
}

TEST_CASE("bodies without chunks and compression", "[indexer][http_message]") {
  const std::string packed = gzip("Hello, world");
  const std::string brotli("\x0b\x02\x80Hello\x03", 9);
  struct {
    std::string headers, body;
    const char* expected;
    const char* problem;
  } const cases[] = {
      {"", "Hello", "Hello", ""},
      {"Transfer-Encoding: chunked\r\n", "3\r\nHel\r\n2;x=y\r\nlo\r\n0\r\n\r\n", "Hello", ""},
      {"Transfer-Encoding: chunked\r\n", "<html>Hello", "<html>Hello", ""},
      {"Transfer-Encoding: chunked\r\n", "3\r\nHel\r\n9\r\nlo", "Hello", "cut"},
      {"Content-Encoding: gzip\r\n", packed, "Hello, world", ""},
      {"Content-Encoding: gzip\r\n", "Hello", "Hello", ""},
      {"Content-Encoding: deflate\r\n", gzip("Hello", 15), "Hello", ""},
      {"Content-Encoding: deflate\r\n", gzip("Hello", -15), "Hello", ""},
      {"Content-Encoding: br\r\n", brotli, "Hello", ""},
      {"Content-Encoding: gzip\r\n", packed.substr(0, packed.size() - 10), "", "cut"},
      {"Content-Encoding: zzz\r\n", "Hello", "Hello", "unknown-encoding"},
  };
  for (const auto& item : cases) {
    INFO(item.headers << item.body);
    const HttpResponse got = read_http_response(response(item.headers, item.body), 1 << 20);
    CHECK(got.status == 200);
    CHECK(got.problem == item.problem);
    if (*item.expected != 0) CHECK(got.body == item.expected);
  }
}

TEST_CASE("what unpacks without measure is cut", "[indexer][http_message]") {
  const HttpResponse got =
      read_http_response(response("Content-Encoding: gzip\r\n", gzip(std::string(10 << 20, 'x'))), 1 << 20);
  CHECK(got.problem == "too-large");
  CHECK(got.body.size() < (2 << 20));
}

TEST_CASE("status lines and headers", "[indexer][http_message]") {
  CHECK(read_http_response("HTTP/1.1 404\n\nx", 100).status == 404);
  CHECK(read_http_response("Hello", 100).status == 0);
  const HttpResponse got =
      read_http_response("HTTP/1.1 200 OK\nA: one\n two\nbad line\nB:three\n\nbody", 100);
  CHECK(got.headers.get("a") == "one two");
  CHECK(got.headers.get("B") == "three");
  CHECK(got.body == "body");
  CHECK(header_parameter("text/html; x=1; Charset='utf-8'", "charset") == "utf-8");
  CHECK(header_parameter("text/html", "charset").empty());
  CHECK(media_type(" Text/HTML ;charset=x") == "text/html");
}

}  // namespace
}  // namespace news
