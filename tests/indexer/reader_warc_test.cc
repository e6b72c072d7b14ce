#include "indexer/reader_warc.h"

#include <catch2/catch.hpp>

#include "common/json.h"
#include "indexer/container.h"
#include "indexer/warc_records.h"
#include "tests/support/gzip_member.h"
#include "tests/support/records.h"
#include "tests/support/samples.h"

namespace news {
namespace {

using Names = std::vector<std::string>;

std::string record(const std::string& head, const std::string& block) {
  return "WARC/1.0\r\n" + head +
         "WARC-Date: 2018-09-02T20:43:40Z\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" +
         block + "\r\n\r\n";
}

std::string response(const std::string& uri, const std::string& block) {
  return record("WARC-Type: response\r\nWARC-Target-URI: <" + uri +
                    ">\r\nContent-Type: application/http; msgtype=response\r\n",
                block);
}

std::vector<std::string> uris(const std::string& crawl, std::string* problems = nullptr) {
  BytesStream stream(crawl, 5);
  WarcRecords records(stream);
  WarcRecord found;
  std::vector<std::string> out;
  while (records.next(found)) {
    out.push_back(found.type + " " + found.uri);
    if (problems != nullptr && !found.problem.empty())
      *problems += std::to_string(found.number) + ": " + found.problem + "\n";
  }
  if (problems != nullptr) *problems += records.problem();
  return out;
}

TEST_CASE("records follow each other by their lengths", "[indexer][reader_warc]") {
  CHECK(uris(record("WARC-Type: warcinfo\r\n", "a: b\r\n") + response("http://a/ b", "WARC/1.0\r\nno\r\n") +
             "\r\n" + response("http://c/", "")) ==
        Names{"warcinfo ", "response http://a/ b", "response http://c/"});
  CHECK(uris("WARC/0.18\nWARC-Type: resource\nWARC-Target-URI: x\n y\nContent-Length: 2\n\nab\n\n") ==
        Names{"resource x y"});
}

TEST_CASE("a wrong length is told, and the next record is found", "[indexer][reader_warc]") {
  std::string problems;
  const std::string bad =
      "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 3\r\n\r\nlonger than that\r\n\r\n";
  CHECK(uris(bad + response("http://a/", "x"), &problems) == Names{"resource ", "response http://a/"});
  CHECK(problems == "2: bytes between the records belong to none\n");
}

TEST_CASE("a length that runs over the next records ends where they begin", "[indexer][reader_warc]") {
  const std::string page =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Port</title><p>It was quiet.</p>";
  const auto crawl = [&](size_t more, const std::string& behind) {
    return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/\r\nContent-Type: "
           "application/http\r\nContent-Length: " +
           std::to_string(page.size() + more) + "\r\n\r\n" + page + "\r\n\r\n" + behind;
  };
  struct {
    std::string crawl, order;
  } const cases[] = {
      {crawl(0, response("http://b/", page) + response("http://c/", page)), "aaa"},
      {crawl(50, response("http://b/", page) + response("http://c/", page)), "afaa"},
      {crawl(9999, response("http://b/", page)), "afa"},
      {crawl(9999, ""), "f"},
  };
  for (const auto& item : cases) {
    INFO(item.crawl);
    const auto sink = test::read_all(read_warc, item.crawl, {}, "x.warc", 7);
    CHECK(sink.order == item.order);
    for (const RawArticle& article : sink.articles) CHECK(article.title == "Port");
  }
  // A page that shows a record is not divided.
  const std::string shown =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Port</title><pre>\n\nWARC/1.0\n"
      "WARC-Type: response\nContent-Length: 0\n\n</pre>";
  CHECK(test::read_all(read_warc, response("http://a/", shown) + response("http://b/", page)).order == "aa");
  // Heads in one another's blocks without end cost no more than the input is long.
  std::string many;
  for (int i = 0; i < 20000; ++i) {
    many +=
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: "
        "2000000\r\n\r\nx\r\n\r\n";
  }
  CHECK_FALSE(test::read_all(read_warc, many).failures.empty());
}

TEST_CASE("ARC: fields of a head are counted from the right", "[indexer][reader_warc]") {
  CHECK(uris("filedesc://x.arc 0.0.0.0 20180902204340 text/plain 4\nab\nc\n\nhttp://a/b c 1.2.3.4 "
             "20180902204340 text/html 5\nHTTP/\n") ==
        Names{"warcinfo filedesc://x.arc", "response http://a/b c"});
}

TEST_CASE("pages of a crawl get their address and its time", "[indexer][reader_warc]") {
  const std::string page = "Head of the page\n\nSome text of the page that is long enough to be one.\n";
  const std::string headers = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
  const auto sink = test::read_all(
      read_warc,
      response("https://example.com/1", headers + page) +
          response("https://example.com/2",
                   "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + page) +
          response("https://example.com/3", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx") +
          record("WARC-Type: request\r\n", "GET /"),
      {}, "a.warc", 11);
  REQUIRE(sink.articles.size() == 1);
  CHECK(sink.failures.empty());
  CHECK(sink.positions == Names{"record 1"});
  CHECK(sink.articles[0].url == "https://example.com/1");
  CHECK(sink.articles[0].title == "Head of the page");
  CHECK(sink.articles[0].extra == decltype(sink.articles[0].extra){{"crawled", "\"2018-09-02T20:43:40Z\""}});
}

TEST_CASE("a record that is cut off or too large fails, and the others go in", "[indexer][reader_warc]") {
  const std::string headers = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
  const std::string good = response("https://example.com/1", headers + "Head\n\nText of the page.\n");
  const std::string whole = response("https://example.com/2", headers + std::string(300, 'x'));
  const auto sink = test::read_all(read_warc, good + whole.substr(0, whole.size() - 200));
  CHECK(sink.order == "af");
  CHECK(sink.failures[0].reason == "cut");
  CHECK(sink.failures[0].position == "record 2");
  const auto other =
      test::read_all(read_warc, good + record("WARC-Type: request\r\n", "GET /").substr(0, 87));
  CHECK(other.order == "af");
  CHECK(other.failures[0].reason == "cut");
  ReadOptions options;
  options.max_record = 200;
  const auto large = test::read_all(
      read_warc, record("WARC-Type: resource\r\nContent-Type: text/html\r\n", std::string(300, 'x')) + good,
      options);
  CHECK(large.order == "fa");
  CHECK(large.failures[0].reason == "too-large");
}

TEST_CASE("a damaged member of a compressed crawl takes no other record with it", "[indexer][reader_warc]") {
  const std::string headers = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
  const auto page = [&](const std::string& number) {
    const std::string text =
        "Head of page " + number + "\n\nText of the page that is long enough to be one.\n";
    return test::gzip_member(response("https://example.com/" + number, headers + text));
  };
  std::string broken = page("2");
  broken[broken.size() / 2] = static_cast<char>(~broken[broken.size() / 2]);
  const std::string crawl = page("1") + broken + page("3") + page("4").substr(0, 90) + page("5");
  BytesStream bytes(crawl, 50);
  test::KeepingSink sink;
  std::vector<Diagnostic> complaints;
  const auto visit = [&](ByteStream& stream, const InputName& name) {
    PeekStream peeked(stream);
    read_warc(peeked, name, {}, sink);
    peeked.finish();
    return true;
  };
  open_stream(bytes, crawl.size(), "a.warc.gz", visit,
              [&](const Diagnostic& diagnostic) { complaints.push_back(diagnostic); });
  Names urls;
  for (const RawArticle& article : sink.articles) urls.push_back(article.url);
  CHECK(urls == Names{"https://example.com/1", "https://example.com/3", "https://example.com/5"});
  REQUIRE(sink.order == "afafa");
  CHECK(sink.failures[0].reason == "damaged");
  CHECK(complaints.empty());
}

TEST_CASE("what a WACZ holds beside its crawls is known and no article", "[indexer][reader_warc]") {
  const InputName name{"x", "x"};
  CHECK(sniff_wacz_part("{\"format\": \"json-pages-1.0\", \"id\": \"pages\"}\n{\"url\":\"x\"}", name) > 95);
  CHECK(sniff_wacz_part("{\"profile\": \"data-package\", \"wacz_version\": \"1.1.1\"}", name) > 95);
  CHECK(sniff_wacz_part("com,example)/ 20220118045432 {\"url\": \"https://example.com/\"}", name) > 95);
  CHECK(sniff_wacz_part("{\"title\":\"A\"}", name) == 0);
  CHECK(sniff_wacz_part("Text", name) == 0);
  CHECK(sniff_wacz_part("com,example)/ 2022 {}", {"a.wacz!indexes/index.cdx.gz", "index.cdx"}) > 95);
  CHECK(sniff_wacz_part("{\"resources\":[]}", {"a.wacz!datapackage.json", "datapackage.json"}) > 95);
  CHECK(sniff_wacz_part("{\"resources\":[]}", {"datapackage.json", "datapackage.json"}) == 0);
  CHECK(sniff_warc("WARC/1.1\r\n", name) > 95);
  CHECK(sniff_warc("WARC is a format", name) == 0);
}

// Every record of real crawls, where those are present: type, address, date, length, status and the bytes of
// the body.
TEST_CASE("records of real crawls are those that another program found", "[indexer][reader_warc]") {
  const std::string folder = samples_folder() + "/formats/warc/";
  const std::string recorded = file_contents(folder + "expected.json");
  if (recorded.empty()) return;
  json::Value files;
  json::ParseError error;
  REQUIRE(json::parse(recorded, files, error));
  size_t compared = 0, bodies = 0;
  for (const auto& [file, entry] : files.members) {
    const json::Value* expected = entry.find("records");
    if (expected == nullptr) continue;
    INFO(file);
    const std::string bytes = file_contents(folder + file);
    BytesStream stream(bytes);
    size_t i = 0;
    open_stream(
        stream, bytes.size(), file,
        [&](ByteStream& inner, const InputName&) {
          WarcRecords records(inner);
          WarcRecord found;
          for (; records.next(found); ++i) {
            REQUIRE(i < expected->items.size());
            const json::Value& want = expected->items[i];
            INFO("record " << i + 1);
            const auto text = [&](const char* name) {
              const json::Value* value = want.find(name);
              std::string out = value == nullptr ? "" : value->scalar();
              return out.starts_with('<') && out.ends_with('>') ? out.substr(1, out.size() - 2) : out;
            };
            CHECK(found.type == text("type"));
            CHECK(found.uri == text("uri"));
            CHECK(found.date == text("date"));
            CHECK(std::to_string(found.length) == text("length"));
            ++compared;
            const json::Value* http = want.find("http");
            if (http == nullptr || !http->is(json::Type::object)) continue;
            bool whole = true, cut = false;
            const HttpResponse got =
                read_http_response(records.block(size_t{64} << 20, whole, cut), size_t{64} << 20);
            CHECK(std::to_string(got.status) == http->find("status")->scalar());
            if (http->find("body_bytes") == nullptr || got.problem == "unknown-encoding") continue;
            CHECK(std::to_string(got.body.size()) == http->find("body_bytes")->scalar());
            ++bodies;
          }
          return true;
        },
        [](const Diagnostic&) {});
    // The other program could not unpack lz4.
    if (!expected->items.empty()) CHECK(i == expected->items.size());
  }
  CHECK(compared > 500);
  CHECK(bodies > 100);
}

}  // namespace
}  // namespace news
