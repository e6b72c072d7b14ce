#include "searcher/matching/long_articles.h"

#include <catch2/catch.hpp>
#include <string>

#include "common/identity.h"
#include "common/stored_article.h"
#include "indexer/segment_builder.h"
#include "searcher/highlighter.h"
#include "searcher/matching/best_places.h"
#include "searcher/search.h"
#include "tests/support/searchable_index.h"
#include "tests/support/small_index.h"
#include "tests/support/temp_directory.h"

namespace news {
namespace {

// Sentences of distinct numbered words, so that no block is like another.
std::string sentence(int number) {
  const std::string n = std::to_string(number);
  return "Clerk n" + n + " wrote \"page " + n + "\" for the harbour office that day. ";
}

// A text of so many sentences, ten a paragraph, with words planted before some of them.
std::string book(int sentences, const std::map<int, std::string>& planted = {}) {
  std::string text;
  for (int i = 0; i < sentences; ++i) {
    if (const auto found = planted.find(i); found != planted.end()) text += found->second + ' ';
    text += sentence(i);
    if (i % 10 == 9) text.back() = '\n', text += '\n';
  }
  return text;
}

constexpr int kSentences = 20000;  // about 1.3 MB

HighlightTerms stems(std::set<std::string> words) { return {{}, {{"en", std::move(words)}}, {}}; }
HighlightTerms phrase(std::vector<std::string> words) { return {{}, {}, {std::move(words)}}; }

struct Shelf {
  explicit Shelf(const std::vector<Article>& articles, SegmentWriter writer = SegmentWriter::direct) {
    auto builder = make_segment_builder(directory.path() + "/segment", kBuilderMemory, writer);
    for (const Article& article : articles) builder->add(prepare(article));
    builder->finish();
    segment = glass::Segment::open(directory.path() + "/segment");
  }
  TempDirectory directory;
  std::unique_ptr<glass::Segment> segment;
};

struct Read {
  bool is_long = false;
  Article article;
  std::string data, copy;
};

Read read(const Shelf& shelf, const HighlightTerms& wanted, uint32_t document = 1) {
  Read found;
  found.is_long = LongArticles(*shelf.segment, wanted).read(document, found.data, found.copy);
  if (found.is_long) found.article = article_from_data(found.data);
  return found;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("of a book only the beginning and the blocks with the words are read",
          "[searcher][long_articles]") {
  Article article = small_article("b1", book(kSentences, {{3, "An alpha came."},
                                                          {9000, "A bravo came."},
                                                          {19990, "The charlie delta parade came."}}));
  article.title = "The \"Book\"";
  article.source = "Harbour Times";
  article.url = "https://example.com/b1";
  const Shelf shelf({article});
  struct Row {
    HighlightTerms wanted;
    std::vector<std::string> shown, hidden;
  };
  const Row rows[] = {
      {stems({"alpha"}), {"An alpha came."}, {"bravo", "charlie"}},
      {stems({"bravo"}), {"A bravo came."}, {"charlie"}},
      {stems({"charli"}), {"The charlie delta parade came."}, {"bravo"}},
      {stems({"alpha", "bravo", "charli"}), {"alpha", "bravo", "charlie"}, {}},
      {phrase({"delta", "parade"}), {"charlie delta parade"}, {"bravo"}},
      {phrase({"parade", "delta"}), {}, {"bravo", "charlie"}},
      // A frequent word is near everything: what is rare decides.
      {stems({"harbour", "charli"}), {"charlie delta"}, {"bravo"}},
      {stems({"nowher"}), {}, {"bravo", "charlie"}},
      {{{"n15000"}, {}, {}}, {"Clerk n15000 wrote \"page 15000\""}, {"bravo"}},
  };
  for (const Row& row : rows) {
    const Read found = read(shelf, row.wanted);
    REQUIRE(found.is_long);
    CHECK(found.article.title == article.title);
    CHECK(found.article.source == article.source);
    CHECK(found.article.url == article.url);
    CHECK(found.article.body.starts_with(article.body.substr(0, 1000)));
    CHECK(found.copy == text_digest(article));
    for (const std::string& text : row.shown) CHECK(holds(found.article.body, text));
    for (const std::string& text : row.hidden) CHECK(!holds(found.article.body, text));
  }
}

// Nobody typed them: a passage full of them is worth no more than one of them.
TEST_CASE("what a wildcard stands for does not hide the words that were typed", "[searcher][long_articles]") {
  const Shelf shelf({small_article("b", book(kSentences, {{9000, "A bravo came."}}))});
  HighlightTerms wanted = stems({"bravo"});
  for (int i = 0; i < 2000; ++i) wanted.forms.insert("n" + std::to_string(i));
  wanted.expanded = wanted.forms;
  const Read found = read(shelf, wanted);
  REQUIRE(found.is_long);
  CHECK(holds(found.article.body, "A bravo came."));
  CHECK(found.data.size() < kFirstReadingBlock + 4 * (kReadingBlock + kMostBlockSlack));
  // However many there are, one that the book has is found.
  HighlightTerms last;
  for (int i = 0; i < 100; ++i) last.forms.insert("absent" + std::to_string(i));
  last.forms.insert("n15000");
  last.expanded = last.forms;
  CHECK(holds(read(shelf, last).article.body, "Clerk n15000 wrote"));
}

TEST_CASE("what is read of a book does not grow with it", "[searcher][long_articles]") {
  for (const int sentences : {400, 4000, kSentences}) {
    const Shelf shelf({small_article("b", book(sentences, {{sentences - 5, "The bravo charlie came."}}))});
    const Read found = read(shelf, stems({"bravo", "charli"}));
    REQUIRE(found.is_long);
    CHECK(holds(found.article.body, "bravo charlie"));
    CHECK(found.data.size() < kFirstReadingBlock + 2 * (kReadingBlock + kMostBlockSlack));
  }
}

TEST_CASE("passages of a book are whole sentences of it", "[searcher][long_articles]") {
  const Article article = small_article("b", book(4000, {{2000, "The bravo came."}}));
  const Shelf shelf({article});
  const Read found = read(shelf, stems({"bravo"}));
  const std::vector<Range> parts = paragraphs(found.article.body);
  CHECK(parts.size() > 1);
  for (const Range& part : parts) {
    std::string text = found.article.body.substr(part.begin, part.end - part.begin);
    CHECK(holds(article.body, text));
    CHECK((text.starts_with("Clerk") || text.starts_with("The bravo")));
  }
}

TEST_CASE("texts without sentences are cut between words, with a sign", "[searcher][long_articles]") {
  std::string words;
  for (int i = 0; words.size() < 100000; ++i) words += "word" + std::to_string(i) + ' ';
  const Shelf english({small_article("w", words)});
  const Read found = read(english, {{"word9000"}, {}, {}});
  REQUIRE(found.is_long);
  CHECK(holds(found.article.body, " word9000 "));
  CHECK(holds(found.article.body, "\n\n… word"));
  CHECK(found.article.body.ends_with(" …"));
  // Chinese: each character is a word.
  std::string chinese;
  while (chinese.size() < 100000) chinese += "云计算产业在港口城市快速发展";
  const std::string late = "第一座园区周日开业";
  const Read han = read(Shelf({small_article("h", chinese + late + chinese)}), phrase({"园", "区"}));
  REQUIRE(han.is_long);
  CHECK(holds(han.article.body, late));
}

TEST_CASE("blocks part neither entities nor syllables", "[searcher][long_articles]") {
  std::string entities, jamo;
  while (entities.size() < 60000) entities += "a&amp;b&quot;";
  while (jamo.size() < 60000) jamo += "\u1112\u1161\u11ab";
  for (const std::string& text : {entities, jamo}) {
    const Shelf shelf({small_article("t", text + " late " + text)});
    const Read found = read(shelf, {{"late"}, {}, {}});
    REQUIRE(found.is_long);
    for (const char* parted : {"… amp;", "… quot;", "… \u1161", "… \u11ab", "& …", "&amp …", "\u1112 …"})
      CHECK(!holds(found.article.body, parted));
  }
}

TEST_CASE("short articles, and those that Xapian has written, are read whole", "[searcher][long_articles]") {
  const Shelf shelf({small_article("s", book(100)), small_article("b", book(4000))});
  CHECK(!read(shelf, stems({"harbour"}), 1).is_long);
  CHECK(read(shelf, stems({"harbour"}), 2).is_long);
  CHECK(!read(shelf, stems({"harbour"}), 3).is_long);
  CHECK(!read(Shelf({small_article("b", book(4000))}, SegmentWriter::api), stems({"harbour"})).is_long);
}

TEST_CASE("a search shows the end of a book, before and after a merge", "[searcher][long_articles]") {
  Article one = small_article("one", book(8000, {{7990, "The bravo charlie parade came."}}));
  Article copy = one;
  copy.id = "copy";
  SearchableIndex index({{one}, {copy}, {small_article("short", "The bravo parade came late.")}});
  for (const bool merged : {false, true}) {
    if (merged) IndexWriter(index.root(), 0, "test").merge(true);
    SearchOptions options;
    FoundHits found = find_hits(index.root(), make_question("bravo charlie", options), options);
    REQUIRE(found.size() == 2);
    for (size_t i = 0; i < found.size(); ++i) {
      Hit hit;
      REQUIRE(found.fetch(i, hit));
      CHECK(hit.snippet.text.starts_with("The bravo charlie parade came."));
      CHECK(hit.reprints == 1);
      CHECK(hit.article.source == "Test");
    }
  }
}

TEST_CASE("the place with the most words that stand closest is the best", "[searcher][long_articles]") {
  using Places = std::vector<TextPlace>;
  const auto word = [](std::vector<uint32_t> at) { return WordPlaces{std::move(at)}; };
  const auto many = [](std::vector<uint32_t> at) { return WordPlaces{std::move(at), 1, false, false, true}; };
  const auto pair = [](std::vector<uint32_t> at) { return WordPlaces{std::move(at), 2, true}; };
  CHECK(best_places({}).empty());
  CHECK(best_places({word({})}).empty());
  CHECK(best_places({word({7, 9})}) == Places{{7, 7}});
  CHECK(best_places({word({7, 100, 500}), word({130, 501})}) == Places{{500, 501}});
  CHECK(best_places({word({7}), word({300})}) == Places{{7, 7}, {300, 300}});
  CHECK(best_places({word({7, 100}), word({30, 110}), word({5000})}) == Places{{100, 110}, {5000, 5000}});
  // A phrase is worth more than words, and must lie within the passage.
  CHECK(best_places({word({7}), word({8}), pair({400})}) == Places{{400, 401}, {7, 8}});
  CHECK(best_places({word({10}), pair({48})}) == Places{{10, 49}});
  CHECK(best_places({word({10}), pair({49})}) == Places{{49, 50}, {10, 10}});
  // Three passages are enough.
  CHECK(best_places({word({1}), word({100}), word({200}), word({300})}).size() == kMostPlaces);
  CHECK(best_places({many({3, 4}), word({900})}) == Places{{900, 900}});
  CHECK(best_places({many({3, 4}), many({4})}) == Places{{4, 4}});
}

}  // namespace news
