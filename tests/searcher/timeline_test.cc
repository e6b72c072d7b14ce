#include "searcher/timeline.h"

#include <catch2/catch.hpp>

#include "searcher/render_timeline.h"
#include "tests/support/searchable_index.h"

namespace news {
namespace {

Article article(const std::string& id, const std::string& text, const std::string& date) {
  Article made = small_article(id, text);
  if (!date.empty()) made.published = *parse_rfc3339(date);
  return made;
}

std::string rows(const SearchableIndex& index, const std::string& query, const std::string& period) {
  std::vector<std::string> notes;
  OpenIndex open(index.root());
  const Timeline timeline = timeline_of(open, make_question(query, {}), period, notes);
  std::string text =
      timeline.period + " " + std::to_string(timeline.total) + " " + std::to_string(timeline.without) + ":";
  for (const TimelineRow& row : timeline.rows)
    text += " " + row.value + "=" + std::to_string(row.count) + "/" + std::to_string(row.articles);
  return text;
}

TEST_CASE("hits over time stand beside all articles of each period", "[searcher][timeline]") {
  const SearchableIndex index(
      {{article("1", "cloud", "2018-09-02"), article("2", "cloud", "2018-09"),
        article("3", "rain", "2018-09-30"), article("4", "cloud", "2018"), article("5", "cloud", "")},
       {article("6", "rain", "2018-10-01"), article("7", "cloud", "2018-12-31T23:59:59-11:00"),
        article("8", "rain", "2019-05"), article("9", "rain", "2021")}});
  CHECK(rows(index, "cloud", "year") == "year 5 1: 2018=4/6");
  CHECK(rows(index, "cloud", "month") == "month 5 2: 2018-09=2/3 2018-10=0/1 2018-11=0/0 2018-12=1/1");
  CHECK(rows(index, "rain", "year") == "year 4 0: 2018=2/6 2019=1/1 2020=0/0 2021=1/1");
  CHECK(rows(index, "id:1 OR id:3", "week").starts_with("week 2 0: 2018-W35=1/1 2018-W36=0/0"));
  CHECK(rows(index, "id:1 OR id:3", "day").ends_with("2018-09-29=0/0 2018-09-30=1/1"));
  CHECK(rows(index, "nothing", "month") == "month 0 0:");
  CHECK(rows(index, "id:5", "month") == "month 1 1:");
}

TEST_CASE("weeks are those of ISO 8601", "[searcher][timeline]") {
  // The dates and weeks of the examples in the standard, and the edges around them.
  const std::pair<const char*, const char*> dates[] = {
      {"1995-01-01", "1994-W52"}, {"1996-12-31", "1997-W01"}, {"2008-12-28", "2008-W52"},
      {"2008-12-29", "2009-W01"}, {"2010-01-03", "2009-W53"}, {"2010-01-04", "2010-W01"},
      {"1969-12-28", "1969-W52"}, {"1969-12-29", "1970-W01"}, {"1970-01-01", "1970-W01"},
      {"1970-01-05", "1970-W02"}, {"1900-01-01", "1900-W01"}, {"1899-12-31", "1899-W52"}};
  for (const auto& [date, week] : dates) {
    INFO(date);
    const SearchableIndex index({{article("1", "cloud", date)}});
    CHECK(rows(index, "cloud", "week") == std::string("week 1 0: ") + week + "=1/1");
  }
}

std::string printed(OutputFormat format, size_t columns = 40) {
  const Timeline timeline{
      "month", 14, 1, {{"2018-09", 12, 48}, {"2018-10", 0, 7}, {"2018-11", 0, 0}, {"2018-12", 1, 16}}};
  RenderStyle style;
  style.columns = columns;
  char* text = nullptr;
  size_t size = 0;
  std::FILE* out = open_memstream(&text, &size);
  render_timeline(format, style, timeline, out);
  std::fclose(out);
  const std::string result(text, size);
  std::free(text);
  return result;
}

TEST_CASE("a timeline in each format", "[searcher][timeline]") {
  CHECK(printed(OutputFormat::text) ==
        "2018-09  12 of 48   25.0%  █████████████\n"
        "2018-10   0 of  7    0.0%\n"
        "2018-11   0 of  0\n"
        "2018-12   1 of 16    6.2%  ███▎\n"
        "(none)    1\n");
  CHECK(printed(OutputFormat::text, 20).starts_with("2018-09  12 of 48   25.0%\n"));
  CHECK(printed(OutputFormat::json) ==
        "{\"period\":\"month\",\"total\":14,\"without\":1,\"rows\":[\n"
        "{\"value\":\"2018-09\",\"count\":12,\"articles\":48,\"share\":0.25},\n"
        "{\"value\":\"2018-10\",\"count\":0,\"articles\":7,\"share\":0},\n"
        "{\"value\":\"2018-11\",\"count\":0,\"articles\":0},\n"
        "{\"value\":\"2018-12\",\"count\":1,\"articles\":16,\"share\":0.0625}\n"
        "]}\n");
  CHECK(printed(OutputFormat::jsonl).starts_with("{\"value\":\"2018-09\",\"count\":12,"));
  CHECK(printed(OutputFormat::csv) ==
        "value,count,articles,share\n2018-09,12,48,0.25\n2018-10,0,7,0\n2018-11,0,0,\n2018-12,1,16,0.0625\n,"
        "1,,\n");
  CHECK(printed(OutputFormat::tsv).starts_with("value\tcount\tarticles\tshare\n2018-09\t12\t48\t0.25\n"));
  CHECK_THROWS(printed(OutputFormat::ids));
}

}  // namespace
}  // namespace news
