// Both writers, the same segment: on articles written to be awkward, and on the corpora where they are at
// hand.
#include "indexer/segment_builder.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/support/database_dump.h"
#include "tests/support/small_index.h"
#include "tests/support/temp_directory.h"

using namespace news;

namespace {

std::string built(const TempDirectory& directory, const std::string& name, SegmentWriter writer,
                  const std::vector<Article>& articles) {
  const auto builder = make_segment_builder(directory.file(name), kBuilderMemory, writer);
  for (const Article& article : articles) builder->add(prepare(article));
  builder->finish();
  std::ostringstream report;
  CHECK(Xapian::Database::check(directory.file(name), 0, &report) == 0);
  INFO(report.str());
  return dump_database(directory.file(name));
}

void check_same(const std::vector<Article>& articles) {
  const TempDirectory directory;
  const bool same = built(directory, "direct", SegmentWriter::direct, articles) ==
                    built(directory, "api", SegmentWriter::api, articles);
  CHECK(same);
}

std::vector<Article> awkward_articles() {
  Article english = small_article(
      "e", "Alibaba Cloud's U.S. operations.\n\nAT&T and COVID-19, again and again.\n\nThird: 10,000.");
  english.lang = "en-GB";
  english.url = "https://news.example.com/a?x=1";
  english.byline = {"Li Yi", "Ann O'Hara"};
  english.tags = {"Trade", "Cloud"};
  english.published = *parse_rfc3339("2018-09-02T20:43:40+08:00");
  Article chinese = small_article("c", "阿里云在美国。腾讯云 2018年。");
  chinese.lang = "zh";
  chinese.published = *parse_rfc3339("2018-09");
  Article empty;
  empty.id = "nothing";
  Article long_word = small_article("l", std::string(500, 'w') + " " + std::string(300, 'x'));
  long_word.source = std::string(400, 'S');
  Article long_text = small_article("b", "");
  for (int i = 0; i < 40000; ++i)
    long_text.body += "word" + std::to_string(i * i % 9973) + (i % 50 ? " " : ".\n\n");
  Article repetitive = small_article("r", "");
  while (repetitive.body.size() < 8300) repetitive.body += "news ";
  return {english, chinese, empty, long_word, long_text, repetitive};
}

}  // namespace

TEST_CASE("direct and api segments cannot be told apart", "[indexer][segment_builder]") {
  check_same(awkward_articles());
}

TEST_CASE("direct and api segments agree on real news", "[indexer][segment_builder]") {
  // Unpacked by hand for a longer look: any canonical JSON Lines will do.
  const std::filesystem::path corpus = std::filesystem::path(SHARED_DIR) / "corpora";
  if (!std::filesystem::exists(corpus)) return;
  for (const char* name : {"bbc", "saudinews_ar", "xinwenlianbo_zh"}) {
    const std::string command = "zstd -dcq '" + (corpus / name).string() + ".jsonl.zst' | head -400";
    FILE* pipe = popen(command.c_str(), "r");
    std::string text;
    char buffer[65536];
    while (const size_t got = fread(buffer, 1, sizeof buffer, pipe)) text.append(buffer, got);
    pclose(pipe);
    std::vector<Article> articles;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) articles.push_back(article_from_data(line));
    INFO(name);
    CHECK(articles.size() == 400);
    check_same(articles);
  }
}

TEST_CASE("articles that glass would compress beyond recall are read back from either writer",
          "[indexer][segment_builder]") {
  Article article = small_article("results", "");
  while (article.body.size() < 40000) article.body += "0:0 ";
  article.body.pop_back();
  const TempDirectory directory;
  for (const SegmentWriter writer : {SegmentWriter::direct, SegmentWriter::api}) {
    const std::string path = directory.file(writer == SegmentWriter::api ? "api" : "direct");
    const auto builder = make_segment_builder(path, kBuilderMemory, writer);
    builder->add(prepare(article));
    builder->finish();
    CHECK(article_from_data(Xapian::Database(path).get_document(1).get_data()).body == article.body);
    Xapian::Database(path).compact(path + "-compact");
    CHECK(article_from_data(Xapian::Database(path + "-compact").get_document(1).get_data()).body ==
          article.body);
  }
}

TEST_CASE("term lists that glass would compress beyond recall survive merging, deleting and replacing",
          "[indexer][segment_builder]") {
  const SegmentWriter writer = GENERATE(SegmentWriter::direct, SegmentWriter::api);
  // Tables of numbers, as of a lottery or of shares: nearly every term differs from the one before in its
  // last character. The sizes are around the multiples of the step in which Xapian inflates.
  std::vector<Article> articles;
  for (int lines = 1500; lines < 5500; lines += 40) {
    Article article = small_article(std::to_string(lines), "");
    for (int i = 0; i < lines; ++i) article.body += std::to_string(10000 + i) + ' ';
    articles.push_back(article);
  }
  const TempDirectory directory;
  const std::string path = directory.file("built");
  {
    const auto builder = make_segment_builder(path, size_t{4} << 20, writer);
    for (const Article& article : articles) builder->add(prepare(article));
    for (size_t i = 0; i < articles.size(); i += 10) builder->add(prepare(articles[i]));  // once more
    builder->finish();
  }
  const auto check_all = [&](const std::string& database, size_t expected) {
    const Xapian::Database segment(database);
    CHECK(segment.get_doccount() == expected);
    size_t unreadable = 0;
    size_t terms = 0;
    for (auto post = segment.postlist_begin(""); post != segment.postlist_end(""); ++post) {
      try {
        for (auto term = segment.termlist_begin(*post); term != segment.termlist_end(*post); ++term) ++terms;
        segment.get_document(*post).get_data();
      } catch (const Xapian::Error&) {
        ++unreadable;
      }
    }
    CHECK(unreadable == 0);
    CHECK(terms > expected * 1500);
    std::ostringstream report;
    CHECK(Xapian::Database::check(database, 0, &report) == 0);
  };
  check_all(path, articles.size());
  Xapian::Database(path).compact(path + "-compact", Xapian::Compactor::FULL);
  check_all(path + "-compact", articles.size());
  {
    Xapian::WritableDatabase database(path + "-compact", Xapian::DB_OPEN);
    // The direct writer leaves gaps where it dropped a replaced article.
    const std::vector<Xapian::docid> numbers(database.postlist_begin(""), database.postlist_end(""));
    for (size_t i = 1; i < 60; i += 3) database.delete_document(numbers[i]);
    database.commit();
  }
  check_all(path + "-compact", articles.size() - 20);
  Xapian::Database both(path);
  both.add_database(Xapian::Database(path + "-compact"));
  both.compact(path + "-merged", Xapian::Compactor::FULL);
  check_all(path + "-merged", 2 * articles.size() - 20);
}

TEST_CASE("a direct segment holds the last version of each article", "[indexer][segment_builder]") {
  const TempDirectory directory;
  const std::string path = directory.file("000001.new");
  const auto builder = make_segment_builder(path, kBuilderMemory, SegmentWriter::direct);
  builder->add(prepare(small_article("a", "first")));
  builder->add(prepare(small_article("b", "second")));
  builder->add(prepare(small_article("a", "third")));
  builder->forget(
      "test\x1f"
      "b");
  CHECK(builder->documents() == 1);
  builder->finish();
  const Xapian::Database segment(path);
  CHECK(segment.get_doccount() == 1);
  CHECK_FALSE(segment.term_exists("first"));
  CHECK(segment.get_termfreq("third") == 1);
}

TEST_CASE("an abandoned direct segment leaves nothing", "[indexer][segment_builder]") {
  const TempDirectory directory;
  {
    const auto builder =
        make_segment_builder(directory.file("000001.new"), kBuilderMemory, SegmentWriter::direct);
    builder->add(prepare(small_article("a", "text")));
  }
  CHECK(std::filesystem::is_empty(directory.path()));
}

TEST_CASE("the direct writer is used when Xapian writes the format that we know",
          "[indexer][segment_builder]") {
  const TempDirectory directory;
  const auto builder = make_segment_builder(directory.file("000001.new"));
  CHECK(std::filesystem::exists(directory.file("000001.new/docdata.glass")));
}
