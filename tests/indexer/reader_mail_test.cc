#include "indexer/reader_mail.h"

#include <catch2/catch.hpp>

#include "common/json.h"
#include "common/utf8.h"
#include "indexer/mime_message.h"
#include "tests/support/records.h"
#include "tests/support/samples.h"

namespace news {
namespace {

using Names = std::vector<std::string>;

Article read_one(const std::string& text) {
  auto sink = test::read_all(read_mail, text, {}, "x.eml", 9);
  REQUIRE(sink.articles.size() == 1);
  return test::normal(std::move(sink.articles.front()));
}

TEST_CASE("headers in every encoding", "[indexer][reader_mail]") {
  struct {
    const char* raw;
    const char* expected;
  } const cases[] = {
      {"Plain  text", "Plain text"},
      {"=?utf-8?Q?caf=C3=A9_one?= two", "café one two"},
      {"=?ISO-8859-1?B?Y2Fm6Q==?=", "café"},
      {"=?utf-8?Q?caf=C3?=\r\n =?utf-8?Q?=A9?=", "café"},
      {"a =?utf-8?q?b?= =?iso-8859-1?q?=E9?= c", "a bé c"},
      {"=?utf-8?X?b?=", "=?utf-8?X?b?="},
      {"caf\xe9", "café"},
  };
  for (const auto& item : cases) {
    INFO(item.raw);
    CHECK(decode_header(item.raw) == item.expected);
  }
  CHECK(decode_quoted_printable("a=3D=\r\nb=zz=") == "a=b=zz=");
}

TEST_CASE("a message is an article", "[indexer][reader_mail]") {
  const Article article = read_one(
      "Received: from a by b; Sun, 2 Sep 2018 22:00:00 +0200\r\nMessage-ID: <1@example.com>\r\nFrom: \"The "
      "Herald\" <news@example.com>\r\n"
      "Subject: [Daily] Head\r\n of the story\r\nDate: Sun, 02 Sep 2018 20:43:40 -0000\r\nContent-Language: "
      "en\r\n"
      "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
      "One caf=E9.\r\n\r\nTwo.\r\n\r\nTo unsubscribe write to x@example.com\r\n-- \r\nThe Herald\r\n");
  CHECK(article.id == "1@example.com");
  CHECK(article.title == "[Daily] Head of the story");
  CHECK(article.source == "The Herald");
  CHECK(article.byline.empty());
  CHECK(format(article.published) == "2018-09-02T20:43:40Z");
  CHECK(article.lang == "en");
  CHECK(article.body == "One café.\n\nTwo.");
}

TEST_CASE("the list is the source, who wrote the author; the last station tells a date that is none",
          "[indexer][reader_mail]") {
  const Article article = read_one(
      "Received: from a by b; Sun, 2 Sep 2018 22:00:00 +0200\nFrom: ann@example.com (Ann Lee)\nList-Id: "
      "\"The List\" <list.example.com>\n"
      "Date: Sun, 02 Sep 2018 59:10\nSubject: Head\n\nOne.\n");
  CHECK(article.source == "The List");
  CHECK(article.byline == Names{"Ann Lee"});
  CHECK(format(article.published) == "2018-09-02T22:00:00+02:00");
  CHECK(read_one("From: news@example.com\nReceived: x\nSubject: A\n\nOne.\n").source == "example.com");
}

std::string multipart(const std::string& kind, const std::vector<std::string>& parts) {
  std::string out = "From: a@example.com\nMIME-Version: 1.0\nSubject: A\nContent-Type: multipart/" + kind +
                    "; boundary=\"x y\"\n\npreamble\n";
  for (const std::string& part : parts) out += "--x y\n" + part + "\n";
  return out + "--x y--\nepilogue\n";
}

TEST_CASE("of alternatives one is chosen, parts follow each other, attachments are left out",
          "[indexer][reader_mail]") {
  const std::string plain = "Content-Type: text/plain\n\nPlain text.\n";
  const std::string html = "Content-Type: text/html\n\n<style>x</style><p>Hyper</p><p>text.</p>\n";
  const std::string much = "Content-Type: text/html\n\n<p>" + std::string(300, 'x') + "</p>\n";
  const std::string packed =
      "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nY2Fm\nw6k=\n";
  const std::string attached =
      "Content-Type: text/plain\nContent-Disposition: attachment; filename=x\n\nAttached.\n";
  CHECK(read_one(multipart("alternative", {plain, html})).body == "Plain text.");
  CHECK(read_one(multipart("alternative", {plain, much})).body == std::string(300, 'x'));
  CHECK(read_one(multipart("alternative", {html})).body == "Hyper\n\ntext.");
  CHECK(read_one(multipart("mixed", {plain, attached, packed})).body == "Plain text.\n\ncafé");
  CHECK(read_one(
            multipart("mixed", {"\nNo headers.\n", "Content-Type: message/rfc822\n\nSubject: B\n\nInner.\n"}))
            .body == "No headers.\n\nB\n\nInner.");
}

TEST_CASE("a mailbox is messages behind envelope lines", "[indexer][reader_mail]") {
  const std::string box =
      "From a@example.com Sun Sep  2 20:43:40 2018\nFrom: A <a@example.com>\nSubject: One\n\n>From here "
      "on.\n>>From there.\nFrom time to time.\n\n"
      "From b@example.com Sun Sep  2 20:43:41 2018\nFrom: B <b@example.com>\nSubject: Two\n\nText.\n";
  const auto sink = test::read_all(read_mail, box, {}, "x", 9);
  REQUIRE(sink.articles.size() == 2);
  CHECK(sink.positions == Names{"line 1", "line 9"});
  CHECK(sink.articles[0].title == "One");
  CHECK(test::normal(sink.articles[0]).body == "From here on.\n\n>From there.\n\nFrom time to time.");
  CHECK(sink.articles[1].title == "Two");
  CHECK(test::read_all(read_mail, "From - \nSubject: A\n\nOne.\n\nFrom - \nSubject: B\n\nTwo.\n").order ==
        "aa");
  ReadOptions options;
  options.max_record = 60;
  CHECK(test::read_all(read_mail, box, options).order == "fa");
}

TEST_CASE("a sentence of a text that begins like an envelope begins no message", "[indexer][reader_mail]") {
  const std::string box =
      "From a@example.com Sun Sep  2 20:43:40 2018\nSubject: One\n\nHe wrote:\n\n"
      "From bob@example.com at 10:15 came the news.\nThe port was quiet.\n\n"
      "From b@example.com Sun Sep  2 20:43:41 2018\n>From c@example.com Sun Sep  2 20:43:40 2018\nSubject: "
      "Two\n\nText.\n";
  const auto sink = test::read_all(read_mail, box, {}, "x", 9);
  REQUIRE(sink.articles.size() == 2);
  CHECK(test::normal(sink.articles[0]).body ==
        "He wrote:\n\nFrom bob@example.com at 10:15 came the news.\nThe port was quiet.");
  CHECK(sink.articles[1].title == "Two");
  CHECK(sink.positions == Names{"line 1", "line 9"});
}

TEST_CASE("parts that are marked badly or not at all", "[indexer][reader_mail]") {
  struct {
    const char* what;
    const char* message;
    const char* body;
  } const cases[] = {
      {"no mark is told", "Subject: A\nContent-Type: multipart/mixed\n\nThe port was quiet.\n",
       "The port was quiet."},
      {"the mark stands nowhere",
       "Subject: A\nContent-Type: multipart/mixed; boundary=b\n\nThe port was quiet.\n",
       "The port was quiet."},
      {"the last part is not closed",
       "Subject: A\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nThe port was quiet.\n",
       "The port was quiet."},
      {"parts of a digest are messages",
       "Subject: A\nContent-Type: multipart/digest; boundary=b\n\n--b\n\nFrom: a@example.com\nSubject: "
       "Port\n\nIt was quiet.\n--b\nContent-Type: message/rfc822\n\nSubject: =?utf-8?Q?Caf=C3=A9?=\n\nIt was "
       "loud.\n--b--\n",
       "Port\n\nIt was quiet.\n\nCafé\n\nIt was loud."},
  };
  for (const auto& item : cases) {
    INFO(item.what);
    CHECK(read_one(item.message).body == item.body);
  }
}

TEST_CASE("a page that a browser saved with its parts is a page", "[indexer][reader_mail]") {
  const std::string page =
      "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: "
      "https://times.example/1\r\n\r\n<html><head><title>Port - Times</title><meta "
      "property=3D\"article:published_time\" "
      "content=3D\"2019-05-06T07:08:09Z\"></head><body><nav><a>Home</a></nav>"
      "<h1>Port</h1><p>The harbour will be dredged in spring, the council said on Tuesday, after "
      "years.</p><p>It "
      "costs five million, the mayor said, and he was glad.</p></body></html>\r\n";
  const std::string related = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n";
  const std::string parts =
      "\r\n--b\r\n" + page + "--b\r\nContent-Type: text/css\r\n\r\nbody { color: red }\r\n--b--\r\n";
  const std::string saved = "Subject: Port\r\nDate: Tue, 3 Mar 2020 10:00:00 -0000\r\n";
  for (const std::string& head :
       {"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://times.example/1\r\n" + saved + related,
        "From: \"Saved by Windows Internet Explorer 8\"\r\n" + saved + related,
        saved + "Content-Location: https://times.example/1\r\n" + related}) {
    INFO(head);
    CHECK(sniff_mail(head + parts, {"x", "x.mhtml"}) > 80);
    auto sink = test::read_all(read_mail, head + parts, {}, "x.mhtml", 9);
    REQUIRE(sink.articles.size() == 1);
    CHECK(sink.articles[0].published == "2019-05-06T07:08:09Z");
    const Article article = test::normal(std::move(sink.articles[0]));
    CHECK(article.title == "Port");
    CHECK(article.url == "https://times.example/1");
    CHECK(article.source == "times.example");
    CHECK(article.byline.empty());
    CHECK(article.body.starts_with("The harbour will be dredged"));
    CHECK(article.body.ends_with("he was glad."));
    CHECK(article.extra ==
          std::vector<std::pair<std::string, std::string>>{{"crawled", "\"2020-03-03T10:00:00Z\""}});
  }
}

TEST_CASE("messages inside messages without end are bounded", "[indexer][reader_mail]") {
  std::string deep = "From: a@example.com\nSubject: A\n";
  for (int i = 0; i < 1000; ++i) deep += "Content-Type: message/rfc822\n\n";
  CHECK(read_one(deep + "\nText.\n").title == "A");
}

TEST_CASE("mail is told by its headers", "[indexer][reader_mail]") {
  const InputName name{"x", "x"};
  CHECK(sniff_mail("Received: x\nFrom: a\nSubject: b\n\n", name) > 80);
  CHECK(sniff_mail("From a@example.com Sun Sep  2 20:43:40 2018\nSubject: x\n\n", name) > 90);
  CHECK(sniff_mail("Subject: A\nFrom: B\n\nText.", name) == 0);
  CHECK(sniff_mail("From the beginning: 1:2\n\nText.", name) == 0);
  CHECK(sniff_mail("Some text\nMessage-ID: x\nFrom: y\n", name) == 0);
}

TEST_CASE("real messages agree with recorded readings", "[indexer][reader_mail]") {
  const std::string folder = samples_folder() + "/formats/mail/";
  const std::string recorded = file_contents(folder + "expected.json");
  if (recorded.empty()) return;
  json::Value files;
  json::ParseError error;
  REQUIRE(json::parse(recorded, files, error));
  size_t compared = 0;
  std::string differences;
  for (const json::Member& member : files.members) {
    const std::string& file = member.name;
    const json::Value& entry = member.value;
    if (!file.ends_with(".eml") || entry.find("title") == nullptr) continue;
    INFO(file);
    auto sink = test::read_all(read_mail, file_contents(folder + file));
    REQUIRE(sink.articles.size() == 1);
    const Article got = test::normal(std::move(sink.articles.front()));
    const auto check = [&](const char* field, bool same) {
      ++compared;
      if (!same) differences += file + ": " + field + "\n";
    };
    const auto text = [&](const char* name) {
      const json::Value* value = entry.find(name);
      return value == nullptr ? std::string() : value->scalar();
    };
    check("title",
          text("title").find("\xEF\xBF\xBD") != std::string::npos || got.title == fold_space(text("title")));
    if (!text("id").empty()) check("id", "<" + got.id + ">" == text("id"));
    if (const auto date = parse_rfc3339(text("published")))
      check("published", got.published.known() && instant(got.published) == instant(*date));
    if (!text("from_name").empty())
      check("from_name", got.source == text("from_name") ||
                             (!got.byline.empty() && got.byline.front() == text("from_name")));
    if (const json::Value* lines = entry.find("body_contains")) {
      for (const json::Value& line : lines->items) {
        check("body", fold_space(got.body).find(fold_space(line.scalar())) != std::string::npos);
      }
    }
  }
  CHECK(compared > 400);
  // A title that is no text of a page, a header that stands in a body, marks that were lost, a date that
  // Received tells.
  CHECK(differences ==
        "eml/online__00030.81e02cde.eml: body\neml/other__00021.1707ccb2.eml: "
        "body\neml/other__00149.f6fddcb1.eml: title\n"
        "odd/error_emails__trademark_character_in_subject.eml: published\n");
}

}  // namespace
}  // namespace news
