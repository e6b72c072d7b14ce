#include "indexer/index_check.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <functional>

#include "common/error.h"
#include "common/reading_marks.h"
#include "tests/support/small_index.h"
#include "tests/support/temp_directory.h"

using namespace news;
namespace fs = std::filesystem;

namespace {

// Two segments of two articles.
void make_index(const std::string& root) {
  IndexWriter writer(root, 0, "newsidx add");
  publish(writer, {small_article("a", "text a"), small_article("b", "text b")});
  publish(writer, {small_article("c", "text c"), small_article("d", "text d")});
}

// The findings as lines, for comparison and for messages.
std::string lines_of(const CheckReport& report) {
  std::string lines;
  for (const CheckFinding& finding : report.findings) {
    lines += (finding.kind == CheckFinding::Kind::note ? "note " : "problem ") + finding.where + ": " +
             finding.message + "\n";
  }
  return lines;
}

bool mentions(const CheckReport& report, const std::string& text) {
  return lines_of(report).find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("a sound index has nothing to be said about", "[indexer][index_check]") {
  const TempDirectory directory;
  make_index(directory.path());
  const CheckReport report = check_index(directory.path());
  CHECK(lines_of(report).empty());
  CHECK(report.is_sound());
  CHECK(report.segments == 2);
  CHECK(report.documents == 4);
  CHECK(report.articles == 4);
}

TEST_CASE("an empty index is sound, none at all is an error", "[indexer][index_check]") {
  const TempDirectory directory;
  { IndexWriter writer(directory.file("index"), 0, "newsidx add"); }
  CHECK(check_index(directory.file("index")).is_sound());
  CHECK_THROWS_AS(check_index(directory.file("missing")), Error);
}

TEST_CASE("a pending commit and leftovers are mentioned and accepted", "[indexer][index_check]") {
  const TempDirectory directory;
  make_index(directory.path());
  directory.write("journal.json", to_text(Journal{2,
                                                  {{1,
                                                    "test\x1f"
                                                    "a"}}}));
  fs::create_directories(directory.file("segments/000009"));
  fs::create_directories(directory.file("segments/000010.new"));
  const CheckReport report = check_index(directory.path());
  INFO(lines_of(report));
  CHECK(report.is_sound());
  CHECK(mentions(report, "note journal.json: 1 old copies are hidden"));
  CHECK(mentions(report, "note segments/000009"));
  CHECK(mentions(report, "note segments/000010.new"));
  CHECK(report.documents == 4);
  CHECK(report.articles == 3);
}

TEST_CASE("damage is found and nothing is thrown", "[indexer][index_check]") {
  const TempDirectory directory;
  make_index(directory.path());
  SECTION("a segment is gone") {
    fs::remove_all(directory.file("segments/000001"));
    CHECK(mentions(check_index(directory.path()), "problem segment 1"));
  }
  SECTION("a table is overwritten") {
    std::fstream table(directory.file("segments/000001/postlist.glass"),
                       std::ios::in | std::ios::out | std::ios::binary);
    table << std::string(8192, 'x');
    table.close();
    CHECK(mentions(check_index(directory.path()), "problem segment 1"));
  }
  SECTION("the manifest is no manifest") {
    directory.write("XAPIANDB", "auto elsewhere\n");
    CHECK_FALSE(check_index(directory.path()).is_sound());
  }
  SECTION("an article is there twice") {
    IndexWriter writer(directory.path(), 0, "newsidx add");
    writer.publish({build_segment(writer, {small_article("a", "another")})}, {});
    CHECK(mentions(check_index(directory.path()),
                   "'test\xEF\xBF\xBD"
                   "a' is in the index 2 times"));
  }
}

TEST_CASE("documents that do not agree with themselves are found", "[indexer][index_check]") {
  const TempDirectory directory;
  make_index(directory.path());
  {
    Xapian::WritableDatabase segment(directory.file("segments/000001"), Xapian::DB_OPEN);
    Xapian::Document no_json = segment.get_document(1);
    no_json.set_data("no JSON");
    segment.replace_document(1, no_json);
    Xapian::Document wrong = segment.get_document(2);
    wrong.add_value(static_cast<Xapian::valueno>(Slot::source), "Elsewhere");
    wrong.add_boolean_term("Qanother");
    segment.replace_document(2, wrong);
  }
  const CheckReport report = check_index(directory.path());
  INFO(lines_of(report));
  CHECK(mentions(report, "problem segment 1, document 1"));
  CHECK(mentions(report, "problem segment 1, document 2: value 2 does not agree"));
  CHECK(mentions(report, "problem segment 1, document 2: has 2 identities"));
  CHECK_FALSE(mentions(report, "segment 2"));
}

namespace {

// About 70 kB of numbered words, with quotes that JSON escapes and characters that are words.
Article book(const std::string& id) {
  std::string text;
  for (int i = 0; i < 1500; ++i) {
    text += "\"Word\" n" + std::to_string(i) + " in a \xE6\x9B\xB8\xE7\xB1\x8D, said Clerk. ";
    if (i % 20 == 19) text += "\n\n";
  }
  Article article = small_article(id, text);
  article.subtitle = "A subtitle";
  article.lang = "en";
  return article;
}

constexpr auto kMarks = static_cast<Xapian::valueno>(Slot::reading_marks);

// What check says of a book whose marks were changed; "" if nothing.
std::string said_of(const std::function<void(Xapian::Document&)>& change) {
  const TempDirectory directory;
  {
    IndexWriter writer(directory.path(), 0, "newsidx add");
    publish(writer, {small_article("a", "text a"), book("b17")});
  }
  {
    Xapian::WritableDatabase segment(directory.file("segments/000001"), Xapian::DB_OPEN);
    Xapian::Document document = segment.get_document(2);
    REQUIRE(ReadingMarksView::of(document.get_value(kMarks)));
    change(document);
    segment.replace_document(2, document);
  }
  return lines_of(check_index(directory.path()));
}

std::function<void(Xapian::Document&)> with(const std::function<void(ReadingMarks&)>& change) {
  return [change](Xapian::Document& document) {
    const std::string packed = document.get_value(kMarks);
    const ReadingMarksView view = *ReadingMarksView::of(packed);
    ReadingMarks marks{std::string(view.language()), std::string(view.copy()), {}, 0, 0};
    for (size_t i = 1; i < view.blocks(); ++i) marks.begins.push_back(view.begin_of(i));
    marks.data = view.begin_of(view.blocks()).data;
    marks.compressed = view.begin_of(view.blocks()).compressed;
    change(marks);
    document.add_value(kMarks, pack(marks));
  };
}

}  // namespace

TEST_CASE("the reading marks of long articles are held against the stored text", "[indexer][index_check]") {
  const std::string named = "problem segment 1, document 2: the reading marks of 'b17' ";
  struct Row {
    std::string said;
    std::function<void(Xapian::Document&)> change;
  };
  const Row rows[] = {
      {"", [](Xapian::Document&) {}},
      {"", [](Xapian::Document& d) { d.remove_value(kMarks); }},
      {"", with([](ReadingMarks& m) { m.begins.erase(m.begins.begin() + 3); })},
      {named + "cannot be understood\n", [](Xapian::Document& d) { d.add_value(kMarks, "no marks"); }},
      {named + "are those of another text\n", with([](ReadingMarks& m) { m.copy.back() ^= 1; })},
      {named + "say that its stemmer is 'de'\n", with([](ReadingMarks& m) { m.language = "de"; })},
      {named + "do not ascend\n", with([](ReadingMarks& m) { std::swap(m.begins[1], m.begins[2]); })},
      {named + "do not ascend\n", with([](ReadingMarks& m) { m.compressed = 0; })},
      {named + "do not end with its stored form\n", with([](ReadingMarks& m) { ++m.data; })},
      {named + "do not end with the text\n", with([](ReadingMarks& m) { --m.begins.back().data; })},
  };
  for (const Row& row : rows) CHECK(said_of(row.change) == row.said);
  const std::string one_off = said_of(with([](ReadingMarks& m) { m.begins[2].data += 20; }));
  CHECK(one_off.starts_with(named + "do not lead to word "));
  CHECK(said_of(with([](ReadingMarks& m) {
          --m.begins[2].position;
        })).starts_with(named + "do not lead to word "));
  const std::string nowhere = said_of(with([](ReadingMarks& m) { m.begins[0].position = 3; }));
  CHECK(nowhere == named + "name word 3, which it has not\n");
}

TEST_CASE("of very many problems the first are listed and the rest counted", "[indexer][index_check]") {
  const TempDirectory directory;
  { IndexWriter writer(directory.path(), 0, "newsidx add"); }
  std::vector<Article> articles;
  for (int i = 0; i < 130; ++i) articles.push_back(small_article(std::to_string(i), "text"));
  {
    IndexWriter writer(directory.path(), 0, "newsidx add");
    publish(writer, articles);
    Xapian::WritableDatabase segment(writer.paths().segment(1), Xapian::DB_OPEN);
    for (Xapian::docid id = 1; id <= 130; ++id) {
      Xapian::Document document = segment.get_document(id);
      document.set_data("{");
      segment.replace_document(id, document);
    }
  }
  const CheckReport report = check_index(directory.path());
  CHECK(report.findings.size() == kMaxFindings);
  CHECK(report.more_problems == 30);
}
