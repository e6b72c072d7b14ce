#include "indexer/date_reader.h"

#include <catch2/catch.hpp>
#include <string>

#include "common/json.h"
#include "tests/support/samples.h"

namespace news {
namespace {

std::string read(std::string_view text, const DateHints& hints = {}) {
  const auto date = read_date(text, hints);
  return date ? format(*date) : "none";
}

struct Case {
  const char* text;
  const char* expected;
};

template <size_t N>
void check_all(const Case (&cases)[N], const DateHints& hints = {}) {
  for (const auto& [text, expected] : cases) {
    INFO(text);
    CHECK(read(text, hints) == expected);
  }
}

TEST_CASE("dates as programs write them", "[indexer][date_reader]") {
  check_all({
      {"2018-09-02T20:43:40+08:00", "2018-09-02T20:43:40+08:00"},
      {"2018-09-02T20:43:40Z", "2018-09-02T20:43:40Z"},
      {"2018-09-02 20:43:40", "2018-09-02T20:43:40"},
      {"2018-09-02 20:43", "2018-09-02T20:43:00"},
      {"2018-09-02T00:00:00", "2018-09-02"},
      {"2018-09-02T00:00:00Z", "2018-09-02T00:00:00Z"},
      {"2018-09", "2018-09"},
      {"2018", "2018"},
      {"2018/9/2 20:43:40", "2018-09-02T20:43:40"},
      {"2022-5-3T23:57:00", "2022-05-03T23:57:00"},
      {"2021.05.16 09:00:04", "2021-05-16T09:00:04"},
      {"20180902", "2018-09-02"},
      {"20180902204340", "2018-09-02T20:43:40"},
      {"20240115T163000Z", "2024-01-15T16:30:00Z"},
      {"20131020T192751+1100", "2013-10-20T19:27:51+11:00"},
      {"19870101T000000", "1987-01-01"},
      {"1474329600", "2016-09-20T00:00:00Z"},
      {"1474329600000", "2016-09-20T00:00:00Z"},
      {"1474329600.25", "2016-09-20T00:00:00Z"},
      {"2014-07-16 15:53:10 GMT+00:00", "2014-07-16T15:53:10Z"},
      {"2003-335", "2003-12-01"},
      {"2003-012-31T10:14:55+00:00", "2003-12-31T10:14:55Z"},
      {"2004-07-08 23:56:58.0", "2004-07-08T23:56:58"},
      {"Sun, 02 Sep 2018 20:43:40 +0800", "2018-09-02T20:43:40+08:00"},
      {"Sun, 2 Sep 18 20:43 GMT", "2018-09-02T20:43:00Z"},
      {"Wed, 24 Jul 2002 21:49:39 -0000", "2002-07-24T21:49:39Z"},
      {"Sun, 02 Sep 2018 20:43:40 +0000 (UTC)", "2018-09-02T20:43:40Z"},
      {"Wed, 19 Feb 2012 22:40:00 -01:01", "2012-02-19T22:40:00-01:01"},
      {"Fri Apr 28 19:20:36 CEST 2023", "2023-04-28T19:20:36+02:00"},
      {"Sun Jul 15 01:16:00 +0000 2012", "2012-07-15T01:16:00Z"},
      {"26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01"},
      {"03 Aug 2017,Thursday", "2017-08-03"},
      {"Mon, 26 January 2004 16:31:00 AT", "2004-01-26T16:31:00-04:00"},
      {"Mon, 26 January 2004 16:31:00 MT", "2004-01-26T16:31:00-07:00"},
      {"7:51  PM ET Fri, 17 July 2020", "2020-07-17T19:51:00-04:00"},
      {"01:38:07 PM IST Nov 20, 2019", "2019-11-20T13:38:07+05:30"},
      {"Tue, Sep 15 2020 10:01:41 EDT", "2020-09-15T10:01:41-04:00"},
      {"18-Jul-20", "2020-07-18"},
      {"Dec 31, 87", "1987-12-31"},
  });
}

TEST_CASE("dates as people write them", "[indexer][date_reader]") {
  check_all({
      {"September 2, 2018", "2018-09-02"},
      {"Sunday, September 2nd, 2018 at 8:43 p.m.", "2018-09-02T20:43:00"},
      {"Published: 2 September 2018", "2018-09-02"},
      {"Published 2018/9/2 20:43:40", "2018-09-02T20:43:40"},
      {"Last updated on Sept. 2, 2018, 12:30 AM EDT", "2018-09-02T00:30:00-04:00"},
      {"December 13, 2014 at midnight", "2014-12-13"},
      {"12 noon, 2 September 2018", "2018-09-02T12:00:00"},
      {"September 2018", "2018-09"},
      {"January 11, 2010 Monday", "2010-01-11"},
      {"13/03/2014", "2014-03-13"},
      {"03/13/2014", "2014-03-13"},
      {"03/04/2018", "2018-04-03"},
      {"11. 12. 2014, 08:45:39", "2014-12-11T08:45:39"},
      {"28/04/2017 08h20", "2017-04-28T08:20:00"},
      {"29.02.2020 13.12", "2020-02-29T13:12:00"},
      {"5 .7 .2018 5.45 ip.", "2018-07-05T17:45:00"},
      {"12.5.2020 klo 16:45", "2020-05-12T16:45:00"},
      {"08:20 - 28/04/2017", "2017-04-28T08:20:00"},
      {"am 3. Mai 2018 um 9 Uhr", "2018-05-03T09:00:00"},
      {"3. Mai 2018, 20.43 Uhr", "2018-05-03T20:43:00"},
      {"Sonntag, 2. September 2018, 20:43 Uhr", "2018-09-02T20:43:00"},
      {"3. März 2018", "2018-03-03"},
      {"mar. 5 juin 2018 à 17h44", "2018-06-05T17:44:00"},
      {"1er août 2019", "2019-08-01"},
      {"Martes 21 de Octubre de 2014", "2014-10-21"},
      {"segunda-feira, 3 de setembro de 2018", "2018-09-03"},
      {"2 settembre 2018", "2018-09-02"},
      {"2 września 2018 r.", "2018-09-02"},
      {"2. září 2018", "2018-09-02"},
      {"13 января 2015 г. в 13:34", "2015-01-13T13:34:00"},
      {"2015-кві-12", "2015-04-12"},
      {"17.Şubat.2014, 17:51", "2014-02-17T17:51:00"},
      {"28. u studenom 2017.", "2017-11-28"},
      {"2018. szeptember 2.", "2018-09-02"},
      {"2 Σεπτεμβρίου 2018", "2018-09-02"},
      {"2 Februari 2018 pukul 20.43", "2018-02-02T20:43:00"},
      {"2 tháng 9 năm 2018", "2018-09-02"},
  });
}

TEST_CASE("dates in other scripts and with other digits", "[indexer][date_reader]") {
  check_all({
      {"2018年9月2日 20:43", "2018-09-02T20:43:00"},
      {"2018年9月2日星期日 20:43:40", "2018-09-02T20:43:40"},
      {"2018年09月02日下午8时43分", "2018-09-02T20:43:00"},
      {"发布时间：2018-09-02 20:43:40", "2018-09-02T20:43:40"},
      {"２０１８年９月２日（日）２０時４３分", "2018-09-02T20:43:00"},
      {"2018년 9월 2일 오후 8:43", "2018-09-02T20:43:00"},
      {"2004-05-25 오후 11:23:17", "2004-05-25T23:23:17"},
      {"٢ سبتمبر ٢٠١٨", "2018-09-02"},
      {"2 كانون الثاني 2018", "2018-01-02"},
      {"2 בספטמבר 2018", "2018-09-02"},
      {"22 พฤษภาคม 2012, 22:12", "2012-05-22T22:12:00"},
      {"22 พฤษภาคม 2555", "2012-05-22"},
      {"11 ก.พ. 2020, 1:13 pm", "2020-02-11T13:13:00"},
      {"28 दिसम्बर 2000 , 01:09:08", "2000-12-28T01:09:08"},
      {"1লা জানুয়ারী 2015", "2015-01-01"},
      {"2011 წლის 17 მარტი, ოთხშაბათი", "2011-03-17"},
      {"۲ سپتامبر ۲۰۱۸", "2018-09-02"},
  });
}

TEST_CASE("what is no date", "[indexer][date_reader]") {
  check_all({
      {"", "none"},
      {"yesterday", "none"},
      {"2018-02-30", "none"},
      {"31 April 2018", "none"},
      {"2018-13-01", "none"},
      {"2018-09-02T25:00:00", "none"},
      {"2 September", "none"},
      {"20:43", "none"},
      {"September 2, 2018 and so on", "none"},
      {"2008-10-294T05:21:46-0700", "none"},
      {"12345", "none"},
      {"0", "none"},
      {"-1", "none"},
      {"1/2", "none"},
      {"99999999999999999999999999", "none"},
      {"September 2, 2018 - October 3, 2018", "none"},
      {"0000-00-00 00:00:00", "none"},
  });
}

TEST_CASE("the caller may say how to read what is ambiguous", "[indexer][date_reader]") {
  DateHints american;
  american.month_first = true;
  CHECK(read("03/04/2018", american) == "2018-03-04");
  CHECK(read("13/04/2018", american) == "2018-04-13");
  DateHints shanghai;
  shanghai.timezone = "Asia/Shanghai";
  CHECK(read("2018/9/2 20:43:40", shanghai) == "2018-09-02T20:43:40+08:00");
  CHECK(read("2018/9/2", shanghai) == "2018-09-02");
  CHECK(read("2018-09-02T20:43:40Z", shanghai) == "2018-09-02T20:43:40Z");
}

TEST_CASE("zones of the time zone database", "[indexer][date_reader]") {
  CHECK(is_timezone("Europe/Berlin"));
  CHECK(is_timezone("UTC"));
  CHECK_FALSE(is_timezone("Europe/Berlinn"));
  CHECK_FALSE(is_timezone(""));
  Date wall = *parse_rfc3339("2018-09-02T20:43:40");
  CHECK(zone_offset(wall, "Europe/Berlin") == 120);
  wall.month = 1;
  CHECK(zone_offset(wall, "Europe/Berlin") == 60);
  CHECK_FALSE(zone_offset(wall, "Nowhere"));
}

// Two of the 84 are read otherwise, for reasons given in indexer/FORMATS.md ("Dates").
TEST_CASE("agreement with recorded readings of other date parsers", "[indexer][date_reader]") {
  const std::string recorded = file_contents(samples_folder() + "/formats/dates/expected.json");
  if (recorded.empty()) return;
  json::Value cases;
  json::ParseError error;
  REQUIRE(json::parse(recorded, cases, error));
  for (const auto& [name, entry] : cases.members) {
    if (name == "dateparser|11. 12. 2014, 08:45:39") continue;    // dots mean day first
    if (name == "feedparser|2004-05-25 오후 11:23:17") continue;  // no zone is stated
    const auto date = read_date(entry.find("text")->text);
    const auto expected = parse_rfc3339(entry.find("expect")->text);
    INFO(name << " read as " << (date ? format(*date) : "none"));
    REQUIRE(expected);
    REQUIRE(date);
    if (date->zone || expected->zone) {
      CHECK(instant(*date) == instant(*expected));
    } else {
      CHECK(*date == *expected);
    }
  }
}

}  // namespace
}  // namespace news
