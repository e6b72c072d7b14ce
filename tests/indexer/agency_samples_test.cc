// Agreement of the readers of agency formats with recorded readings of real files, where those are present.
// What differs is meant, for the reasons in indexer/FORMATS.md.
#include <catch2/catch.hpp>
#include <set>

#include "common/json.h"
#include "common/utf8.h"
#include "indexer/author_names.h"
#include "indexer/encoding.h"
#include "indexer/language_tag.h"
#include "indexer/reader_feed.h"
#include "indexer/reader_json.h"
#include "indexer/reader_newsml.h"
#include "indexer/reader_nitf.h"
#include "indexer/reader_reuters.h"
#include "tests/support/records.h"
#include "tests/support/samples.h"

namespace news {
namespace {

using json::Value;

std::string squeeze(std::string_view text) {
  std::string out = fold_space(text);
  std::erase(out, ' ');
  return out;
}

bool same_date(const Date& got, const std::string& text) {
  const auto expected = parse_rfc3339(text);
  return expected && got.known() && expected->zone.has_value() == got.zone.has_value() &&
         instant(*expected) == instant(got);
}

std::vector<std::string> texts(const Value& list) {
  std::vector<std::string> out;
  for (const Value& item : list.items) out.push_back(item.scalar());
  return out;
}

// Of several sections the first is the category, the others stand before the tags.
std::vector<std::string> subjects(const Article& article) {
  std::vector<std::string> out = article.tags;
  if (!article.category.empty()) out.insert(out.begin(), article.category);
  return out;
}

// Tags equal but for case are one.
std::vector<std::string> without_repetition(const std::vector<std::string>& tags) {
  std::vector<std::string> out;
  std::set<std::string> seen;
  for (const std::string& tag : tags) {
    if (seen.insert(fold_case(tag)).second) out.push_back(tag);
  }
  return out;
}

std::optional<bool> agrees(const Article& got, const Value& expected, const std::string& field,
                           const Value& value) {
  const std::string text = value.scalar();
  if (field == "body") return squeeze(got.body) == squeeze(text);
  if (field == "title") return squeeze(got.title) == squeeze(text);
  if (field == "subtitle") return squeeze(got.subtitle) == squeeze(text);
  if (field == "published") return same_date(got.published, text);
  if (field == "updated") return same_date(got.updated, text);
  if (field == "language") return got.lang == language_tag(text);
  if (field == "source") return got.source == text;
  if (field == "id") return got.id == text || (got.id.empty() && got.url == text);
  if (field == "url") return got.url == text;
  if (field == "byline") return got.byline == split_byline(text);
  if (field == "authors") return got.byline == texts(value);
  if (field == "section" || field == "tags") {
    const Value* sections = expected.find("section");
    std::vector<std::string> all = sections != nullptr ? texts(*sections) : std::vector<std::string>();
    if (const Value* tags = expected.find("tags")) {
      for (const std::string& tag : texts(*tags)) all.push_back(tag);
    }
    return subjects(got) == without_repetition(all);
  }
  return std::nullopt;
}

struct Source {
  const char* folder;
  test::ReadFunction read;
  size_t differences;
};

TEST_CASE("agency formats agree with recorded readings", "[indexer][agency_samples]") {
  const Source sources[] = {
      {"nitf", read_nitf, 0},  {"newsml-g2", read_newsml, 0},     {"newsml1", read_newsml, 13},
      {"ninjs", read_json, 3}, {"reuters21578", read_reuters, 6}, {"rcv1", read_rcv1, 0}};
  for (const Source& source : sources) {
    const std::string folder = samples_folder() + "/formats/" + source.folder + "/";
    const std::string recorded = file_contents(folder + "expected.json");
    if (recorded.empty()) continue;
    Value files;
    json::ParseError error;
    REQUIRE(json::parse(recorded, files, error));
    size_t differences = 0, compared = 0;
    std::string where;
    for (const auto& [file, entry] : files.members) {
      INFO(source.folder << "/" << file);
      auto sink = test::read_all(source.read, decode(file_contents(folder + file)).text);
      const auto& expected = entry.find("articles")->items;
      CHECK(sink.failures.empty());
      // What is said of other documents has no text, and no reading recorded.
      std::erase_if(sink.articles, [](const RawArticle& article) {
        return !article.status.empty() && article.title.empty() && article.body.empty();
      });
      REQUIRE(sink.articles.size() == expected.size());
      for (size_t i = 0; i < expected.size(); ++i) {
        const Article got = test::normal(std::move(sink.articles[i]));
        for (const auto& [field, value] : expected[i].members) {
          const auto same = agrees(got, expected[i], field, value);
          compared += same.has_value();
          if (!same.value_or(true))
            ++differences, where += file + " " + std::to_string(i) + ": " + field + "\n";
        }
      }
    }
    INFO(source.folder << "\n" << where);
    CHECK(compared > 5);
    CHECK(differences == source.differences);
  }
}

TEST_CASE("published posts of WordPress exports agree with recorded readings", "[indexer][agency_samples]") {
  const std::string folder = samples_folder() + "/formats/wxr/";
  const std::string recorded = file_contents(folder + "expected.json");
  if (recorded.empty()) return;
  Value files;
  json::ParseError error;
  REQUIRE(json::parse(recorded, files, error));
  for (const auto& [file, entry] : files.members) {
    INFO(file);
    auto sink = test::read_all(read_feed, decode(file_contents(folder + file)).text);
    size_t next = 0;
    for (const Value& expected : entry.find("articles")->items) {
      if (expected.find("type")->text != "post" || expected.find("status")->text != "publish") continue;
      REQUIRE(next < sink.articles.size());
      const Article got = test::normal(std::move(sink.articles[next++]));
      for (const auto& [field, value] : expected.members) {
        INFO(field);
        CHECK(agrees(got, expected, field, value).value_or(true));
      }
    }
    CHECK(next == sink.articles.size());
  }
}

}  // namespace
}  // namespace news
