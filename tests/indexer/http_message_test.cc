#include "indexer/http_message.h"

#include <catch2/catch.hpp>

#include "tests/support/gzip_member.h"

namespace news {
namespace {

using test::gzip_member;

std::string response(const std::string& headers, const std::string& body) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"utf-8\"\r\n" + headers + "\r\n" + body;
}

TEST_CASE("bodies without chunks and compression", "[indexer][http_message]") {
  const std::string packed = gzip_member("Hello, world");
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
      {"Content-Encoding: deflate\r\n", gzip_member("Hello", 15), "Hello", ""},
      {"Content-Encoding: deflate\r\n", gzip_member("Hello", -15), "Hello", ""},
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
  const HttpResponse got = read_http_response(
      response("Content-Encoding: gzip\r\n", gzip_member(std::string(10 << 20, 'x'))), 1 << 20);
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
