// Which sentences are learned to be page furniture, and from which articles they are cut.
#include "indexer/furniture_learner.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "common/furniture.h"
#include "tests/support/temp_directory.h"

using namespace news;

namespace {

constexpr const char* kPlea = "Subscribe to our newsletter.";

std::string filler(int number) {
  std::string text;
  for (int i = 0; i < 12; ++i)
    text += fmt::format("Sentence {} of report {} tells of harbour {}. ", i, number, number * 100 + i);
  text.pop_back();
  return text;
}

// A text of its own for each number, with the plea as its last paragraph.
Article report(int number, const std::string& body, const char* date = "2018-08-02") {
  Article article;
  article.id = std::to_string(number);
  article.source = "Courier";
  article.published = *parse_rfc3339(date);
  article.body = body;
  return article;
}
Article with_plea(int number) { return report(number, filler(number) + "\n\n" + kPlea); }
Article without_plea(int number) { return report(number, filler(number)); }

// A catalogue and a learner on it, as a run has them.
struct Run {
  explicit Run(const TempDirectory& directory)
      : catalogue(directory.file("catalogue.db"), 1, Catalogue::Access::write),
        store(catalogue),
        learner(store) {}
  void publish(uint64_t publication = 1) {
    learner.save();
    catalogue.commit(publication);
  }
  // What is cut from an article that comes now.
  std::string met(Article article, bool is_new = true) {
    learner.meet(article, is_new);
    std::string cut;
    for (const TextRange& range : article.furniture)
      cut += (cut.empty() ? "" : "|") + article.body.substr(range.begin, range.end - range.begin);
    return cut;
  }
  Catalogue catalogue;
  FurnitureStore store;
  FurnitureLearner learner;
};

struct Found {
  std::string text;
  FurnitureSentence::Place place;
};

std::vector<std::string> candidates(const std::string& body, FurnitureSentence::Place place) {
  std::vector<FurnitureSentence> found;
  furniture_sentences(body, found);
  std::vector<std::string> texts;
  for (const FurnitureSentence& sentence : found) {
    const std::string text = body.substr(sentence.range.begin, sentence.range.end - sentence.range.begin);
    CHECK(sentence.hash == furniture_hash(text));
    if (sentence.place == place) texts.push_back(text);
  }
  return texts;
}

}  // namespace

TEST_CASE("candidates stand alone or at an edge of the text", "[indexer][furniture]") {
  using Place = FurnitureSentence::Place;
  using Texts = std::vector<std::string>;
  const std::string text =
      "First one. Second one. Third one. Fourth one.\n\nAlone here\n\nIn the middle. Of it.\n\nBefore. Last "
      "one.";
  CHECK(candidates(text, Place::alone) == Texts{"First one. Second one. Third one. Fourth one.", "Alone here",
                                                "In the middle. Of it.", "Before. Last one."});
  CHECK(candidates(text, Place::head) == Texts{"First one.", "Second one.", "Third one."});
  CHECK(candidates(text, Place::tail) == Texts{"Before.", "Last one."});
  // Lines, in a text without empty lines; what is one sentence stands alone.
  CHECK(candidates("Headline here\nShare this", Place::alone) == Texts{"Headline here", "Share this"});
  CHECK(candidates("One sentence", Place::head).empty());
  CHECK(candidates("One sentence", Place::tail).empty());
  // Head and tail of one paragraph do not share sentences.
  CHECK(candidates("Aaaaa. Bbbbb. Ccccc. Ddddd.", Place::head) == Texts{"Aaaaa.", "Bbbbb.", "Ccccc."});
  CHECK(candidates("Aaaaa. Bbbbb. Ccccc. Ddddd.", Place::tail) == Texts{"Ddddd."});
  // Too short, too long, nothing.
  CHECK(candidates("Abcd\n\n" + std::string(1001, 'x') + "\n\nAbcde", Place::alone) == Texts{"Abcde"});
  CHECK(candidates("", Place::alone).empty());
  // A sentence that begins or ends beyond the edge's bytes is not whole, and no candidate.
  const std::string longer =
      "Begin. X" + std::string(700, 'x') + " middle " + std::string(700, 'y') + ". End of it.";
  CHECK(candidates(longer, Place::head) == Texts{"Begin."});
  CHECK(candidates(longer, Place::tail) == Texts{"End of it."});
}

TEST_CASE("furniture is what fifteen articles, and three of ten, have", "[indexer][furniture]") {
  const TempDirectory directory;
  Run run(directory);
  SECTION("fifteen") {
    for (int i = 1; i < 15; ++i) CHECK(run.met(with_plea(i)).empty());
    CHECK(run.met(with_plea(15)) == kPlea);
    CHECK(run.met(with_plea(16)) == kPlea);
  }
  SECTION("three of ten") {
    for (int i = 1; i <= 40; ++i) run.met(without_plea(i));
    for (int i = 41; i <= 57; ++i) CHECK(run.met(with_plea(i)).empty());  // 17 of 57
    CHECK(run.met(with_plea(58)) == kPlea);                               // 18 of 58
  }
  SECTION("of one source") {
    for (int i = 1; i <= 30; ++i) {
      Article article = with_plea(i);
      article.source = i % 2 == 0 ? "Courier" : "Herald";
      CHECK(run.met(article).empty() == (i < 29));
    }
  }
  SECTION("in one quarter of a year") {
    for (int i = 1; i <= 14; ++i) run.met(report(i, filler(i) + "\n\n" + kPlea, "2018-07-01"));
    CHECK(run.met(report(15, filler(15) + "\n\n" + kPlea, "2018-06-30")).empty());
    CHECK(run.met(report(16, filler(16) + "\n\n" + kPlea, "2018-10")).empty());
    CHECK(run.met(report(17, filler(17) + "\n\n" + kPlea, "2018")).empty());
    CHECK(run.met(report(18, filler(18) + "\n\n" + kPlea, "2018-09-30")) == kPlea);
  }
  SECTION("without a source nothing is learned") {
    for (int i = 1; i <= 40; ++i) {
      Article article = with_plea(i);
      article.source.clear();
      CHECK(run.met(article).empty());
    }
  }
  SECTION("updates do not count") {
    for (int i = 1; i <= 14; ++i) run.met(with_plea(i));
    for (int i = 1; i <= 14; ++i) CHECK(run.met(with_plea(i), false).empty());
    CHECK(run.met(with_plea(15)) == kPlea);
    CHECK(run.met(with_plea(3), false) == kPlea);
  }
  SECTION("more than once in an article is once") {
    for (int i = 1; i <= 14; ++i)
      CHECK(run.met(report(i, std::string(kPlea) + "\n\n" + filler(i) + "\n\n" + kPlea)).empty());
    CHECK(run.met(report(15, std::string(kPlea) + "\n\n" + filler(15) + "\n\n" + kPlea)) ==
          std::string(kPlea) + "|" + kPlea);
  }
}

TEST_CASE("furniture in a paragraph with other text is cut from the edges only", "[indexer][furniture]") {
  const TempDirectory directory;
  Run run(directory);
  for (int i = 1; i <= 15; ++i) run.met(report(i, filler(i) + " " + kPlea));
  CHECK(run.met(report(16, filler(16) + " " + kPlea)) == kPlea);
  CHECK(run.met(report(17, std::string(kPlea) + " " + filler(17))) == kPlea);
  CHECK(run.met(report(18, filler(18) + " " + kPlea + " It said so.")).empty());
  CHECK(run.met(report(19, filler(19) + " " + kPlea + " " + filler(20))).empty());
  CHECK(run.met(report(20, filler(21) + "\n\n" + kPlea + "\n\n" + filler(22))) == kPlea);
}

TEST_CASE("short texts, and texts that are mostly furniture, stay whole", "[indexer][furniture]") {
  const TempDirectory directory;
  Run run(directory);
  const std::string plea(300, 'p');
  const auto text = [&](int i) { return plea + "\n\n" + filler(i); };
  for (int i = 1; i <= 20; ++i) CHECK(run.met(report(i, text(i))) == (i < 15 ? "" : plea));
  const std::string report_of_200(200, 'x'), report_of_90(90, 'x');
  CHECK(run.met(report(30, plea + "\n\n" + report_of_200 + "\n\n" + report_of_200)) == plea);
  CHECK(run.met(report(31, plea + "\n\n" + report_of_200)).empty());  // 300 of 502
  CHECK(run.met(report(32, plea + "\n\n" + report_of_90)).empty());   // 392
}

TEST_CASE("copies of one text are not learned from", "[indexer][furniture]") {
  const TempDirectory directory;
  Run run(directory);
  SECTION("of several paragraphs") {
    for (int i = 1; i <= 40; ++i) CHECK(run.met(report(i, filler(1) + "\n\n" + filler(2))).empty());
  }
  SECTION("of one") {
    for (int i = 1; i <= 40; ++i) CHECK(run.met(report(i, filler(1))).empty());
  }
  SECTION("of a paragraph too long to be looked at") {
    for (int i = 1; i <= 40; ++i)
      CHECK(run.met(report(i, filler(1) + " " + filler(2) + " " + filler(3))).empty());
  }
  run.publish();
  CHECK(run.store.all().empty());
}

TEST_CASE("articles whose sentences may yet be learned are suspect", "[indexer][furniture]") {
  const TempDirectory directory;
  Run run(directory);
  const auto is_suspect = [&](Article article) { return run.learner.meet(article, true); };
  CHECK_FALSE(is_suspect(with_plea(1)));
  CHECK(is_suspect(with_plea(2)));
  CHECK_FALSE(is_suspect(without_plea(3)));
  for (int i = 4; i <= 40; ++i) CHECK_FALSE(is_suspect(without_plea(i)));
  CHECK_FALSE(is_suspect(with_plea(41)));  // three of 41
  // What came often in another quarter is suspect at once.
  CHECK(is_suspect(report(42, filler(42) + "\n\n" + kPlea, "2019-01-01")));
  // What is decided is not.
  for (int i = 50; i <= 80; ++i) run.met(with_plea(i));
  CHECK(run.met(with_plea(81)) == kPlea);
  CHECK_FALSE(is_suspect(with_plea(82)));
}

TEST_CASE("lines without words are no furniture", "[indexer][furniture]") {
  const TempDirectory directory;
  Run run(directory);
  for (int i = 1; i <= 40; ++i) CHECK(run.met(report(i, filler(i) + "\n\n* * * * *")).empty());
}

TEST_CASE("what is learned is remembered from run to run", "[indexer][furniture]") {
  const TempDirectory directory;
  {
    Run run(directory);
    for (int i = 1; i <= 10; ++i) run.met(with_plea(i));
    run.publish();
    CHECK(run.learner.memory() == 0);
    // Not published, not counted.
    for (int i = 11; i <= 30; ++i) run.met(with_plea(i));
  }
  {
    Run run(directory);
    for (int i = 11; i <= 14; ++i) CHECK(run.met(with_plea(i)).empty());
    run.publish();
  }
  {
    Run run(directory);
    CHECK(run.met(with_plea(15)) == kPlea);
    run.publish();
  }
  {
    Run run(directory);
    CHECK(run.met(with_plea(16)) == kPlea);
    CHECK(run.learner.furniture_of(with_plea(17)).size() == 1);
    run.publish();
    const auto learned = run.store.all();
    REQUIRE(learned.size() == 1);
    CHECK(learned[0].group == FurnitureGroup{"Courier", 20183});
    CHECK(learned[0].sentence == kPlea);
    CHECK(learned[0].articles == 16);
    CHECK(learned[0].total == 16);
    CHECK(learned[0].state == LearnedFurniture::State::learned);
  }
}

TEST_CASE("what the user keeps is not cut in any period", "[indexer][furniture]") {
  const TempDirectory directory;
  Run run(directory);
  for (int i = 1; i <= 20; ++i) run.met(with_plea(i));
  run.publish();
  run.store.set_state(run.store.all().at(0).number, LearnedFurniture::State::kept);
  run.catalogue.commit(1);
  run.learner.reload();
  CHECK(run.met(with_plea(21)).empty());
  for (int i = 30; i <= 60; ++i) CHECK(run.met(report(i, filler(i) + "\n\n" + kPlea, "2019-01-01")).empty());
  run.publish();
  CHECK(run.store.all().size() == 1);
}

TEST_CASE("counting forgets what is rare, and nothing that is frequent", "[indexer][furniture]") {
  const TempDirectory directory;
  Run run(directory);
  size_t most = 0;
  std::string cut;
  for (int i = 1; i <= 400; ++i) {
    std::string body;
    for (int k = 0; k < 40; ++k) body += fmt::format("Paragraph {} of report {}\n\n", k, i);
    if (i % 3 == 0) body += kPlea;
    cut = run.met(report(i, body));
    most = std::max(most, run.learner.memory());
  }
  CHECK(run.met(with_plea(1000)) == kPlea);
  CHECK(most < 64 * (2 * FurnitureLearner::kFurnitureCounted + 64) + 256);
  run.publish();
  CHECK(run.store.counts({"Courier", 20183}).articles == 401);
  CHECK(run.store.counts({"Courier", 20183}).sentences.size() <= FurnitureLearner::kFurnitureCounted + 1);
}

TEST_CASE("what a long text took is given back when it is forgotten", "[indexer][furniture]") {
  const TempDirectory directory;
  Run run(directory);
  std::string body;
  for (int k = 0; k < 5000; ++k) body += fmt::format("Paragraph {} of a book\n\n", k);
  run.met(report(1, body));
  const size_t after = run.learner.memory();
  CHECK(after < 64 * (2 * FurnitureLearner::kFurnitureCounted + 64) + 256);
  for (int i = 2; i <= 4; ++i) {
    for (char& c : body) c = c == 'P' ? 'Q' : c;
    run.met(report(i, fmt::format("{}{}", i, body)));
  }
  CHECK(run.learner.memory() == after);
}

TEST_CASE("what was rare among many articles is not kept for the next run", "[indexer][furniture]") {
  const TempDirectory directory;
  Run run(directory);
  for (int i = 1; i <= 100; ++i)
    run.met(
        report(i, filler(i) + "\n\n" + filler(1000 + i) + (i % 10 == 0 ? std::string("\n\n") + kPlea : "")));
  run.publish();
  const FurnitureCounts counts = run.store.counts({"Courier", 20183});
  CHECK(counts.articles == 100);
  const auto is_plea = [](const FurnitureCount& count) { return count.articles > 1; };
  CHECK(std::count_if(counts.sentences.begin(), counts.sentences.end(), is_plea) == 1);
  for (const FurnitureCount& count : counts.sentences) CHECK((is_plea(count) || count.since > 80));
}
