#include "indexer/pipeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "indexer/catalogue.h"
#include "indexer/export_plan.h"
#include "indexer/furniture_learner.h"
#include "indexer/furniture_store.h"
#include "tests/support/small_index.h"
#include "tests/support/temp_directory.h"

using namespace news;

namespace {

struct Outcome {
  RunCounts counts;
  std::vector<std::string> lines;  // of an export
  int publications = 0;
};

std::vector<std::string> export_lines(const std::string& root) {
  const ExportPlan plan = plan_export(root);
  std::vector<std::string> lines;
  with_index(root, [&](IndexReader& reader) {
    for (const ExportItem& item : plan.items) {
      const auto family = plan.families.find(item.identity);
      lines.push_back(
          to_canonical_json(article_from_data(reader.database().get_document(item.document).get_data()),
                            family == plan.families.end() ? "" : family->second));
    }
  });
  return lines;
}

Outcome index(const std::vector<Article>& articles, unsigned jobs, size_t memory, size_t publish_every) {
  const TempDirectory directory;
  const std::string root = directory.file("index");
  Outcome outcome;
  IndexWriter writer(root, 0, "test");
  PipelineOptions options;
  options.jobs = jobs;
  options.memory = memory;
  Pipeline pipeline(writer, options, 1'500'000'000, [&](const Manifest&) { ++outcome.publications; });
  size_t taken = 0;
  for (Article article : articles) {
    std::string identity = identity_of(article);
    outcome.counts.count(pipeline.add(std::move(identity), std::move(article)));
    if (++taken % publish_every == 0) pipeline.publish();
  }
  pipeline.publish();
  outcome.lines = export_lines(root);
  return outcome;
}

std::vector<Article> input() {
  std::vector<Article> articles;
  for (int i = 0; i < 60; ++i)
    articles.push_back(small_article(fmt::format("{:03}", i % 40), fmt::format("body {}", i / 30)));
  articles.push_back(small_article("003", "body 0"));
  Article copy = small_article("copy/1", "body 0");
  copy.title = "Article 003";
  copy.source = "A/B";
  articles.push_back(copy);
  return articles;
}

}  // namespace

TEST_CASE("jobs, memory and publications change neither counts nor articles", "[indexer][pipeline]") {
  const Outcome expected = index(input(), 1, size_t{64} << 20, 1000);
  // 40 identities and the copy; 30 to 39 come once with "body 1", 0 to 19 come again with other text, 003 a
  // third time.
  CHECK(expected.counts.seen == 62);
  CHECK(expected.counts.added == 41);
  CHECK(expected.counts.updated == 21);
  CHECK(expected.counts.unchanged == 0);
  REQUIRE(expected.lines.size() == 41);
  CHECK(expected.publications == 1);

  struct Row {
    unsigned jobs;
    size_t memory;
    size_t publish_every;
  };
  for (const Row& row : {Row{4, size_t{64} << 20, 1000}, Row{1, size_t{64} << 20, 7}, Row{3, 1, 1000}}) {
    INFO(row.jobs << " jobs, " << row.memory << " bytes, publishing every " << row.publish_every);
    const Outcome outcome = index(input(), row.jobs, row.memory, row.publish_every);
    CHECK(outcome.lines == expected.lines);
    CHECK(outcome.counts.added == expected.counts.added);
    CHECK(outcome.counts.updated == expected.counts.updated);
    CHECK(outcome.counts.unchanged == expected.counts.unchanged);
  }
}

TEST_CASE("a worker that is behind gives articles away, and later versions follow them",
          "[indexer][pipeline]") {
  // Articles come faster than they are built, and long ones leave a queue more uneven than is let pass.
  std::string long_text;
  while (long_text.size() < 300'000) long_text += fmt::format("word{} ", long_text.size() % 5003);
  std::vector<Article> articles;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 24; ++i)
      articles.push_back(
          small_article(fmt::format("{:03}", i), fmt::format("round {} {}", round, long_text)));
  }
  const Outcome one = index(articles, 1, size_t{1} << 30, articles.size());
  const Outcome three = index(articles, 3, size_t{1} << 30, articles.size());
  CHECK(one.lines.size() == 24);
  CHECK(three.lines == one.lines);
  CHECK(three.counts.added == 24);
  CHECK(three.counts.updated == 24);
  CHECK(std::all_of(three.lines.begin(), three.lines.end(),
                    [](const std::string& line) { return line.find("round 1 ") != std::string::npos; }));
}

TEST_CASE("copies of one text have the smallest identity as family", "[indexer][pipeline]") {
  const Outcome outcome = index(input(), 2, size_t{64} << 20, 1000);
  const auto count = [&](const std::string& text) {
    return std::count_if(outcome.lines.begin(), outcome.lines.end(),
                         [&](const std::string& line) { return line.find(text) != std::string::npos; });
  };
  CHECK(count(R"("family":"a%2Fb/copy/1")") == 2);
  CHECK(count("\"family\"") == 2);
}

TEST_CASE("articles that wait for what is learned keep their order", "[indexer][pipeline][furniture]") {
  // The plea of these two makes the second one wait; then comes its next version, then a third one without
  // it.
  std::vector<Article> articles;
  const std::string text(500, 'x'), plea = "Subscribe to our newsletter.";
  for (const char* id : {"1", "2"}) articles.push_back(small_article(id, text + id + "\n\n" + plea));
  articles.push_back(small_article("2", text + "again\n\n" + plea));
  articles.push_back(small_article("2", text + "last"));
  const TempDirectory directory;
  const std::string root = directory.file("index");
  IndexWriter writer(root, 0, "test");
  Catalogue catalogue(writer.paths().catalogue(), 0, Catalogue::Access::write);
  FurnitureStore store(catalogue);
  FurnitureLearner learner(store);
  PipelineOptions options;
  options.furniture = &learner;
  Pipeline pipeline(writer, options, 1'500'000'000, [](const Manifest&) {});
  RunCounts counts;
  for (Article article : articles) {
    std::string identity = identity_of(article);
    counts.count(pipeline.add(std::move(identity), std::move(article)));
  }
  pipeline.publish();
  CHECK(counts.added == 2);
  CHECK(counts.updated == 2);
  CHECK(visible_bodies(root) == std::map<std::string, std::vector<std::string>>{{"1", {articles[0].body}},
                                                                                {"2", {articles[3].body}}});
}

TEST_CASE("what was not published is dropped with its files", "[indexer][pipeline]") {
  const TempDirectory directory;
  const std::string root = directory.file("index");
  IndexWriter writer(root, 0, "test");
  {
    Pipeline pipeline(writer, {}, 1'500'000'000, [](const Manifest&) {});
    Article article = small_article("1", "body");
    CHECK(pipeline.add(identity_of(article), Article(article)) == Change::added);
  }
  CHECK(std::filesystem::is_empty(writer.paths().segments()));
  CHECK_FALSE(
      writer.find("test\x1f"
                  "1"));
}

TEST_CASE("the index has the language of the text, whatever was declared", "[indexer][pipeline]") {
  const std::string german =
      "Der Stadtrat hat beschlossen, die alte Brücke über den Fluss für Reparaturen zu sperren, die bis zum "
      "Herbst dauern. Autofahrer müssen einen Umweg nehmen, und die Händler an beiden Ufern fürchten, dass "
      "ihnen die Kunden ausbleiben.";
  std::vector<Article> articles;
  for (const char* declared : {"", "de-AT", "en"}) {
    articles.push_back(small_article(fmt::format("declared {}", declared), german));
    articles.back().lang = declared;
  }
  const std::vector<Article> given = articles;
  articles.insert(articles.end(), given.begin(), given.end());
  for (const unsigned jobs : {1U, 3U}) {
    const Outcome outcome = index(articles, jobs, size_t{64} << 20, 3);
    CHECK(outcome.counts.added == 3);
    CHECK(outcome.counts.unchanged == 3);
    std::set<std::string> languages;
    for (const std::string& line : outcome.lines) {
      const size_t begin = line.find(R"("lang":)");
      languages.insert(line.substr(begin, line.size() - 1 - begin));
    }
    CHECK(languages == std::set<std::string>{R"("lang":"de","lang_from":"text")", R"("lang":"de-AT")",
                                             R"("lang":"de","lang_from":"text","lang_declared":"en")"});
  }
}

TEST_CASE("what follows a publication can be got ready while it is written", "[indexer][pipeline]") {
  const TempDirectory directory;
  IndexWriter writer(directory.file("index"), 0, "test");
  std::vector<std::string> calls;
  Pipeline pipeline(
      writer, {}, 1'500'000'000,
      [&](const Manifest& manifest) { calls.push_back(fmt::format("published {}", manifest.publication)); },
      [](const std::string&) {},
      [&](uint64_t publication) { calls.push_back(fmt::format("preparing {}", publication)); });
  Article article = small_article("1", "body");
  pipeline.add(identity_of(article), std::move(article));
  pipeline.publish();
  pipeline.publish();  // nothing new
  CHECK(calls == std::vector<std::string>{"preparing 1", "published 1", "published 1"});
}
