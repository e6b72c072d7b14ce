// How well articles are found on real pages, where those are present: the text against texts cut out by hand,
// snippets that must and must not be there, days of publication, and the fields of news sites.
#include <catch2/catch.hpp>
#include <functional>
#include <set>

#include "common/json.h"
#include "common/utf8.h"
#include "indexer/encoding.h"
#include "indexer/reader_html.h"
#include "tests/support/gzip_file.h"
#include "tests/support/records.h"
#include "tests/support/samples.h"
#include "tests/support/shingles.h"

namespace news {
namespace {

using json::Value;

// Reads every page of a set; false if the set is not here.
bool for_each_page(const std::string& set,
                   const std::function<void(const Value& truth, const Article& got)>& judge) {
  const std::string folder = samples_folder() + "/formats/html/" + set + "/";
  Value expected;
  json::ParseError error;
  if (!json::parse(file_contents(folder + "expected.json"), expected, error)) {
    WARN("skipped: the sample pages of " << set << " are not here");
    return false;
  }
  for (const auto& [file, truth] : expected.members) {
    std::string page;
    for (const char* ending : {"", ".gz", ".html.gz"}) {
      if (page.empty()) page = gzip_contents(folder + file + ending);
    }
    INFO(file);
    REQUIRE(!page.empty());
    const auto sink = test::read_all(read_html, decode(page).text, {}, "page.html", 1 << 16);
    judge(truth, sink.articles.empty() ? Article{} : test::normal(sink.articles[0]));
  }
  return true;
}

std::string text_at(const Value& truth, const char* name) {
  const Value* member = truth.find(name);
  return member == nullptr ? std::string() : member->scalar();
}

std::set<std::string> folded(const std::vector<std::string>& names) {
  std::set<std::string> out;
  for (const std::string& name : names) out.insert(fold_case(name));
  return out;
}

bool same_instant(const Date& got, const std::string& truth) {
  // Python writes microseconds, and a zone as +00:00.
  const auto expected = parse_rfc3339(truth);
  if (!expected || !got.known()) return false;
  if (expected->precision == Precision::day || got.precision == Precision::day) {
    return expected->year == got.year && expected->month == got.month && expected->day == got.day;
  }
  Date left = *expected, right = got;
  if (!left.zone || !right.zone) left.zone.reset(), right.zone.reset();
  return instant(left) == instant(right);
}

TEST_CASE("texts of articles, cut out by hand", "[indexer][reader_html][samples]") {
  BodyScore score;
  if (!for_each_page("aeb", [&](const Value& truth, const Article& got) {
        score.add(text_at(truth, "articleBody"), got.body);
      }))
    return;
  INFO("precision " << score.precision() << " recall " << score.recall());
  CHECK(score.f1() >= 0.965);
}

TEST_CASE("snippets that belong to the text, and that do not", "[indexer][reader_html][samples]") {
  double found = 0, missed = 0, wrong = 0;
  if (!for_each_page("trafilatura", [&](const Value& truth, const Article& got) {
        const std::string body = fold_space(got.body);
        const auto holds = [&](const Value& snippet) {
          return body.find(fold_space(snippet.text)) != std::string::npos;
        };
        for (const Value& snippet : truth.find("with")->items) ++(holds(snippet) ? found : missed);
        for (const Value& snippet : truth.find("without")->items) wrong += holds(snippet);
      }))
    return;
  INFO("found " << found << " missed " << missed << " wrong " << wrong);
  CHECK(2 * found / (2 * found + missed + wrong) >= 0.93);
}

TEST_CASE("days of publication", "[indexer][reader_html][samples]") {
  int right = 0, all = 0;
  if (!for_each_page("htmldate", [&](const Value& truth, const Article& got) {
        ++all;
        right += format(got.published).substr(0, 10) == text_at(truth, "published");
      }))
    return;
  INFO(right << " of " << all);
  CHECK(right * 100 >= all * 95);
}

TEST_CASE("fields of news sites", "[indexer][reader_html][samples]") {
  int pages = 0, titles = 0, dates = 0, bylines = 0, authors = 0;
  if (!for_each_page("fundus", [&](const Value& truth, const Article& got) {
        ++pages;
        titles += fold_space(got.title) == fold_space(text_at(truth, "title"));
        dates += same_instant(got.published, text_at(truth, "published"));
        std::vector<std::string> names;
        if (const Value* list = truth.find("authors")) {
          for (const Value& name : list->items) names.push_back(name.text);
        }
        if (names.empty()) return;
        ++bylines;
        authors += folded(names) == folded(got.byline);
      }))
    return;
  INFO(pages << " pages: titles " << titles << " dates " << dates << "; authors " << authors << " of "
             << bylines);
  CHECK(dates * 100 >= pages * 97);
  CHECK(authors * 100 >= bylines * 90);
  // The recorded titles are now the headline of JSON-LD, now og:title, by the site (indexer/FORMATS.md).
  CHECK(titles * 100 >= pages * 84);
}

}  // namespace
}  // namespace news
