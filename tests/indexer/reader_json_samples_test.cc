// Agreement of the JSON reader with recorded readings of real files, where those are present.
#include <catch2/catch.hpp>
#include <map>

#include "common/json.h"
#include "common/utf8.h"
#include "indexer/reader_json.h"
#include "tests/support/records.h"
#include "tests/support/samples.h"

namespace news {
namespace {

using json::Value;

std::string without_space(std::string_view text) {
  std::string out = fold_space(text);
  std::erase(out, ' ');
  return out;
}

bool same_date(const Date& got, const std::string& text) {
  const auto expected = parse_rfc3339(text);
  return expected && expected->zone == got.zone && expected->precision == got.precision &&
         instant(*expected) == instant(got);
}

// Agreement on a field by name; nullopt for one that the two models do not share.
std::optional<bool> agrees(const Article& got, const std::string& field, const Value& expected) {
  const std::string text = fold_space(expected.scalar());
  if (field == "published") return same_date(got.published, text);
  if (field == "body") return without_space(got.body) == without_space(text);
  if (field == "section") return !expected.items.empty() && got.category == expected.items.front().text;
  const std::pair<const char*, const std::string*> lines[] = {
      {"id", &got.id},         {"url", &got.url},      {"title", &got.title}, {"subtitle", &got.subtitle},
      {"source", &got.source}, {"language", &got.lang}};
  for (const auto& [name, line] : lines) {
    if (field == name) return *line == text;
  }
  return std::nullopt;
}

TEST_CASE("agreement with recorded readings of JSON exports", "[indexer][reader_json]") {
  const std::string folder = samples_folder() + "/formats/json/";
  const std::string recorded = file_contents(folder + "expected.json");
  if (recorded.empty()) return;
  Value files;
  json::ParseError error;
  REQUIRE(json::parse(recorded, files, error));
  std::map<std::string, std::pair<int, int>> score;  // agreed, of
  for (const auto& [file, entry] : files.members) {
    INFO(file);
    const auto sink = test::read_all(read_json, file_contents(folder + file));
    const auto& expected = entry.find("articles")->items;
    // One record of a content management system was recorded as unreadable: here it is an article.
    if (expected.empty()) {
      CHECK(sink.articles.size() + sink.failures.size() == 1);
      continue;
    }
    REQUIRE(sink.articles.size() == expected.size());
    CHECK(sink.failures.empty());
    for (size_t i = 0; i < expected.size(); ++i) {
      const Article got = test::normal(sink.articles[i]);
      for (const auto& [field, value] : expected[i].members) {
        const auto same = agrees(got, field, value);
        if (!same) continue;
        score[field].first += *same;
        score[field].second += 1;
      }
    }
  }
  for (const char* field : {"id", "url", "title", "source", "published", "section", "language"}) {
    INFO(field);
    CHECK(score[field].first == score[field].second);
  }
  // The others differ for the reasons given in indexer/FORMATS.md: entities and tags are read, a subtitle
  // that repeats the title is dropped.
  CHECK(score["body"].first + 8 >= score["body"].second);
  CHECK(score["subtitle"].first + 141 >= score["subtitle"].second);
}

}  // namespace
}  // namespace news
