// Agreement of the feed reader with the conformance files of a widely used parser and with recorded readings
// of real feeds, where those are present.
#include <catch2/catch.hpp>
#include <map>

#include "common/json.h"
#include "common/utf8.h"
#include "indexer/encoding.h"
#include "indexer/feed_entry.h"
#include "indexer/feed_text.h"
#include "indexer/reader_feed.h"
#include "indexer/reader_json.h"
#include "tests/support/records.h"
#include "tests/support/samples.h"

namespace news {
namespace {

using json::Type;
using json::Value;

std::string squeeze(std::string_view text) {
  std::string out = fold_space(text);
  std::erase(out, ' ');
  return out;
}

struct Score {
  int agreed = 0, of = 0;
  void add(bool same) { agreed += same, of += 1; }
};

std::string utf8_of(const std::string& path) { return decode(file_contents(path)).text; }

// "2003, 12, 31, 10, 14, 55, ..." in UTC.
int64_t instant_of(const Value& list) {
  const auto number = [&](size_t i) { return std::stoi(list.items.at(i).text); };
  return days_from_civil(number(0), number(1), number(2)) * 86400 + number(3) * 3600 + number(4) * 60 +
         number(5);
}

// Nullopt for what an article has no place for.
std::optional<bool> agrees(const Article& got, const std::string& field, const Value& value) {
  const auto is = [&](std::initializer_list<const char*> names) {
    return std::ranges::any_of(names, [&](const char* name) { return field == name; });
  };
  const std::string text = value.scalar();
  // Text types of Atom are told apart by the reader; recorded values are HTML or text as it was.
  const auto same_text = [&](const std::string& ours) {
    return squeeze(ours) == squeeze(text) || squeeze(ours) == squeeze(text_of_markup(text));
  };
  if (is({"title", "title_detail.value"})) return same_text(got.title);
  if (is({"description", "summary", "summary_detail.value"}))
    return same_text(got.body) || same_text(got.subtitle);
  if (is({"link"})) return got.url == text;
  if (is({"id", "guid"})) return got.id == text || (got.id.empty() && got.url == text);
  if (is({"author", "author_detail.name"}))
    return !got.byline.empty() && got.byline.front() == name_of_mailbox(text);
  if (is({"published_parsed"})) return got.published.known() && instant(got.published) == instant_of(value);
  if (is({"updated_parsed"})) {
    const Date& date = got.updated.known() ? got.updated : got.published;
    return date.known() && instant(date) == instant_of(value);
  }
  if (is({"language", "title_detail.language"})) return got.lang == text;
  if (is({"source.title"})) return same_text(got.source);
  return std::nullopt;
}

std::optional<bool> agrees(const FeedChannel& got, const std::string& field, const Value& value) {
  const std::string text = value.scalar();
  if (field == "title" || field == "title_detail.value")
    return squeeze(got.title) == squeeze(text) || squeeze(got.title) == squeeze(text_of_markup(text));
  if (field == "link") return got.link == text;
  if (field == "language") return got.lang == text;
  return std::nullopt;
}

FeedChannel channel_of(const std::string& text) {
  BytesStream stream(text);
  XmlRecords records(stream, {"item", "entry"}, false, size_t{1} << 20);
  XmlRecord record;
  while (records.next(record)) continue;
  return read_feed_channel(XmlDocument::of_head(records.outside()).root());
}

TEST_CASE("conformance files of feeds", "[indexer][reader_feed]") {
  const std::string folder = samples_folder() + "/formats/feeds/feedparser/";
  const std::string recorded = file_contents(folder + "expected.json");
  if (recorded.empty()) return;
  Value files;
  json::ParseError error;
  REQUIRE(json::parse(recorded, files, error));
  Score score;
  for (const auto& [file, entry] : files.members) {
    // Headers and the address of the document are not known to a reader of files.
    if (entry.find("headers") != nullptr || file.find("docuri") != std::string::npos) continue;
    const Value* equals = entry.find("equals");
    if (equals == nullptr) continue;
    const std::string text = utf8_of(folder + file);
    const auto sink = test::read_all(read_feed, text);
    for (const auto& [path, value] : equals->members) {
      std::optional<bool> same;
      if (path.starts_with("feed.")) same = agrees(channel_of(text), path.substr(5), value);
      if (path.starts_with("entries[")) {
        const auto number = static_cast<size_t>(path[8] - '0');
        const Article got = number < sink.articles.size() ? test::normal(sink.articles[number]) : Article();
        same = agrees(got, path.substr(path.find('.') + 1), value);
      }
      if (!same) continue;
      if (!*same) UNSCOPED_INFO(file << ": " << path);
      score.add(*same);
    }
  }
  CHECK(score.of > 100);
  CHECK(score.agreed * 100 >= score.of * 97);
}

TEST_CASE("real feeds as other programs read them", "[indexer][reader_feed]") {
  const std::string folder = samples_folder() + "/formats/feeds/real/";
  const std::string recorded = file_contents(folder + "expected.json");
  if (recorded.empty()) return;
  Value files;
  json::ParseError error;
  REQUIRE(json::parse(recorded, files, error));
  std::map<std::string, Score> score;
  for (const auto& [file, entry] : files.members) {
    INFO(file);
    const auto read = file.ends_with(".json") ? read_json : read_feed;
    const auto sink = test::read_all(read, utf8_of(folder + file));
    CHECK(sink.failures.empty());
    const auto& items = entry.find("items")->items;
    REQUIRE(sink.articles.size() == items.size());
    for (size_t i = 0; i < items.size(); ++i) {
      const Article got = test::normal(sink.articles[i]);
      for (const auto& [field, value] : items[i].members) {
        // Recorded where the other program had lost the characters: nothing to compare with.
        if (value.is(Type::null) || value.text.find("\xEF\xBF\xBD") != std::string::npos) continue;
        const auto date = parse_rfc3339(value.scalar());
        if (field == "title") score[field].add(*agrees(got, field, value));
        if (field == "published" && date)
          score[field].add(got.published.known() && instant(got.published) == instant(*date));
        if (field == "published_raw") score["published"].add(got.published.known());
      }
    }
  }
  for (const auto& [field, got] : score) {
    INFO(field);
    CHECK(got.of > 200);
    CHECK(got.agreed == got.of);
  }
}

}  // namespace
}  // namespace news
