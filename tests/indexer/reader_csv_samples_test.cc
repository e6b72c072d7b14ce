// Real tables with their first records as somebody else's program read them.
#include <catch2/catch.hpp>
#include <string>

#include "common/json.h"
#include "common/utf8.h"
#include "indexer/encoding.h"
#include "indexer/python_literal.h"
#include "indexer/reader_csv.h"
#include "tests/support/collecting_sink.h"
#include "tests/support/samples.h"

namespace {

std::string joined(const std::vector<std::string>& paragraphs) {
  std::string text;
  for (const std::string& paragraph : paragraphs) text += (text.empty() ? "" : "\n\n") + paragraph;
  return text;
}

std::string value_of(const news::RawArticle& record, const std::string& field) {
  if (field == "id") return record.id;
  if (field == "url") return record.url;
  if (field == "title") return record.title;
  if (field == "subtitle") return record.subtitle;
  if (field == "body") return record.body;
  if (field == "source") return record.source;
  if (field == "section") return record.category;
  return record.published;
}

// The expected values are the bare cells of a reader without quotes in TSV. Ours go further: quotes are taken
// off, Python lists become paragraphs.
bool same_value(const std::string& ours, const std::string& theirs) {
  if (news::fold_space(ours) == news::fold_space(theirs)) return true;
  if (const auto list = news::python_list(theirs)) return ours == joined(*list);
  if (!theirs.starts_with('"') || !theirs.ends_with('"')) return false;
  std::string bare = theirs.substr(1, theirs.size() - 2);
  for (size_t pos = bare.find("\"\""); pos != std::string::npos; pos = bare.find("\"\"", pos + 1))
    bare.erase(pos, 1);
  return news::fold_space(ours) == news::fold_space(bare);
}

// Fields that are not taken on purpose: a row number without a header is no id, a city is no section.
bool left_out(const std::string& file, const std::string& field) {
  return (file == "news-zh.tsv" && field == "id") || (file == "Articles-pylist.csv" && field == "section");
}

}  // namespace

TEST_CASE("real tables are read as expected", "[indexer][csv][samples]") {
  const std::string folder = news::samples_folder() + "/formats/csv/";
  news::json::Value expected;
  news::json::ParseError error;
  if (!news::json::parse(news::file_contents(folder + "expected.json"), expected, error)) {
    WARN("skipped: the sample tables are not here");
    return;
  }
  for (const auto& [file, truth] : expected.members) {
    news::BytesStream bytes(news::file_contents(folder + file));
    const auto decoded = news::decode_stream(bytes, "");
    news::CollectingSink sink;
    news::read_csv(*decoded, {file, file}, {}, sink);
    size_t row = 0;
    for (const news::json::Value& record : truth.find("first_records")->items) {
      if (!record.is(news::json::Type::object)) continue;  // a row of empty cells
      REQUIRE(row < sink.articles.size());
      for (const auto& [field, value] : record.members) {
        if (left_out(file, field)) continue;
        INFO(file << " " << sink.positions[row] << " " << field);
        const std::string ours = value_of(sink.articles[row], field);
        if (!same_value(ours, value.scalar())) CHECK(ours == value.scalar());
      }
      ++row;
    }
    INFO(file);
    CHECK(row >= 20);
    // Two lines of one table are the torn-off ends of records.
    CHECK(sink.failures.size() == (file == "nytimes-100.tsv" ? 2 : 0));
  }
}
