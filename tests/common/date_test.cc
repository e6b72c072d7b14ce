#include "common/date.h"

#include <catch2/catch.hpp>

using namespace news;

TEST_CASE("the canonical form reads back to the letter", "[common][date]") {
  for (const char* text :
       {"2018", "2018-09", "2018-09-02", "2018-09-02T20:43:40", "2018-09-02T20:43:40Z",
        "2018-09-02T20:43:40+08:00", "2018-09-02T20:43:40-09:30", "0001-01-01", "2020-02-29"}) {
    INFO(text);
    const auto date = parse_rfc3339(text);
    REQUIRE(date);
    CHECK(format(*date) == text);
  }
}

TEST_CASE("small variants of RFC 3339 are accepted", "[common][date]") {
  CHECK(format(*parse_rfc3339("2018-09-02 20:43:40")) == "2018-09-02T20:43:40");
  CHECK(format(*parse_rfc3339("2018-09-02t20:43:40.123z")) == "2018-09-02T20:43:40Z");
  CHECK(format(*parse_rfc3339("2018-09-02T20:43+0800")) == "2018-09-02T20:43:00+08:00");
  CHECK(format(*parse_rfc3339("2018-09-02T20:43:40-00:00")) == "2018-09-02T20:43:40Z");
}

TEST_CASE("what is no date is refused", "[common][date]") {
  for (const char* text : {"", "18", "2018-13", "2018-00", "2018-02-30", "2019-02-29", "2018-09-02T",
                           "2018-09-02T24:00:00", "2018-09-02T20:60", "2018-09-02T20:43:40+19:00", "2018-9-2",
                           "2018-09-02x", "0000-01-01", "20180902"}) {
    INFO(text);
    CHECK_FALSE(parse_rfc3339(text));
  }
}

TEST_CASE("instants respect the zone and take partial dates at their beginning", "[common][date]") {
  CHECK(instant(*parse_rfc3339("1970-01-01T00:00:00Z")) == 0);
  CHECK(instant(*parse_rfc3339("2018-09-02T20:43:40+08:00")) == 1535892220);
  CHECK(instant(*parse_rfc3339("2018-09-02T20:43:40")) == 1535892220 + 8 * 3600);
  CHECK(instant(*parse_rfc3339("1969")) == -365 * 86400);
  CHECK(format(date_from_instant(1535892220)) == "2018-09-02T12:43:40Z");
  CHECK(format(date_from_instant(-1)) == "1969-12-31T23:59:59Z");
}

TEST_CASE("days count both ways over leap years", "[common][date]") {
  for (int64_t day = -800000; day < 800000; day += 997) {
    const Date date = civil_from_days(day);
    CHECK(days_from_civil(date.year, date.month, date.day) == day);
  }
  CHECK(days_from_civil(2000, 3, 1) - days_from_civil(2000, 2, 28) == 2);
  CHECK(days_from_civil(1900, 3, 1) - days_from_civil(1900, 2, 28) == 1);
}

TEST_CASE("a partial date spans all days it may mean", "[common][date]") {
  const DaySpan month = span_of(*parse_rfc3339("2016-02"));
  CHECK(format(civil_from_days(month.first)) == "2016-02-01");
  CHECK(format(civil_from_days(month.last)) == "2016-02-29");
  const DaySpan year = span_of(*parse_rfc3339("2016"));
  CHECK(year.last - year.first == 365);
  const DaySpan day = span_of(*parse_rfc3339("2018-09-02T20:43:40Z"));
  CHECK(day.first == day.last);
}

TEST_CASE("names of origins go both ways", "[common][date]") {
  CHECK(name_of(DateOrigin::json_ld) == "json-ld");
  CHECK(date_origin_from("byline") == DateOrigin::byline);
  CHECK_FALSE(date_origin_from("crawl"));
}
