// Articles that came before a sentence was known to be furniture are indexed again, whatever happens in
// between.
#include "indexer/furniture_mender.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <set>

#include "common/furniture.h"
#include "indexer/index_check.h"
#include "indexer/indexing_run.h"
#include "tests/support/small_index.h"
#include "tests/support/stop_at_step.h"
#include "tests/support/temp_directory.h"

using namespace news;

namespace {

constexpr const char* kPlea = "Subscribe to our zeppelin newsletter.";

Article with_plea(int number, const std::string& source = "Courier") {
  Article article = small_article(std::to_string(number), "");
  article.source = source;
  article.published = *parse_rfc3339("2018-08-02");
  article.published_from = DateOrigin::field;
  for (int i = 0; i < 12; ++i)
    article.body += fmt::format("Sentence {} of report {} tells of it. ", i, number);
  article.body.back() = '\n';
  article.body += fmt::format("\n{}\n\nThe end of report {}.", kPlea, number);
  return article;
}

Options options_of_a_run() {
  Options options;
  options.memory = size_t{64} << 20;
  options.quiet = true;
  return options;
}

// Adds articles first to last, as `add` does.
void add(const std::string& root, int first, int last, FileOps& ops = real_file_ops()) {
  const Options options = options_of_a_run();
  Report report({.quiet = true});
  IndexingRun run(options, root, "add", report, ops);
  InputFile input;
  input.path = "-";
  REQUIRE(run.wants(input));
  for (int i = first; i <= last; ++i) run.article(with_plea(i), {});
  run.file_done(input, true);
  run.publish();
}

struct State {
  size_t articles = 0;
  size_t cut = 0;        // have the plea as furniture
  size_t with_word = 0;  // are found by a word of it
};

State state_of(const std::string& root) {
  State state;
  with_index(root, [&](IndexReader& reader) {
    state = State();
    state.with_word = reader.database().get_termfreq("zeppelin");
    Xapian::Enquire enquire(reader.database());
    enquire.set_query(reader.visible(Xapian::Query(std::string())));
    const Xapian::MSet all = enquire.get_mset(0, reader.database().get_doccount());
    for (auto it = all.begin(); it != all.end(); ++it) {
      const Article article = article_from_data(it.get_document().get_data());
      CHECK(article.body == with_plea(std::stoi(article.id)).body);  // whole
      CHECK(it.get_document().get_value(static_cast<Xapian::valueno>(Slot::version)) ==
            version_digest(article));
      ++state.articles;
      state.cut += article.furniture.size() == 1;
    }
  });
  return state;
}

std::vector<LearnedFurniture> learned(const std::string& root) {
  const IndexPaths paths(root);
  Catalogue catalogue(paths.catalogue(), read_manifest(paths).publication, Catalogue::Access::read);
  return FurnitureStore(catalogue).all();
}

}  // namespace

TEST_CASE("articles that came before are cut when their run ends", "[indexer][furniture]") {
  const TempDirectory directory;
  const std::string root = directory.file("index");
  add(root, 1, 14);
  CHECK(state_of(root).cut == 0);
  CHECK(state_of(root).with_word == 14);
  add(root, 15, 15);
  const State state = state_of(root);
  CHECK(state.articles == 15);
  CHECK(state.cut == 15);
  CHECK(state.with_word == 0);
  REQUIRE(learned(root).size() == 1);
  CHECK(learned(root)[0].state == LearnedFurniture::State::cut);
  // Nothing is left to do: nothing is written.
  const uint64_t publication = read_manifest(IndexPaths(root)).publication;
  add(root, 1, 15);
  CHECK(read_manifest(IndexPaths(root)).publication == publication);
  CHECK(learned(root)[0].articles == 15);
}

TEST_CASE("a run that stops at any step leaves articles that a later one cuts, each once",
          "[indexer][furniture]") {
  bool stopped = true;
  for (int step = 1; stopped; ++step) {
    const TempDirectory directory;
    const std::string root = directory.file("index");
    add(root, 1, 10);
    StopAtStep ops(0);
    std::string before;
    try {
      ops.stop_at(step);
      add(root, 11, 20, ops);
      stopped = false;
    } catch (const Stopped& stop) {
      before = stop.before;
    }
    INFO("stopped before " << before);
    // Readers meanwhile: every article once, some cut, some not.
    CHECK(state_of(root).articles >= 10);
    add(root, 11, 20);
    CHECK(state_of(root).articles == 20);
    const CheckReport report = check_index(root);
    CHECK(report.is_sound());
    // Counts may have been lost with the catalogue's commit; nothing counts twice.
    add(root, 21, 30);
    const State state = state_of(root);
    CHECK(state.articles == 30);
    CHECK(state.cut == 30);
    CHECK(state.with_word == 0);
    REQUIRE(learned(root).size() == 1);
    CHECK(learned(root)[0].articles >= 15);
    CHECK(learned(root)[0].articles <= 30);
    CHECK(learned(root)[0].articles == learned(root)[0].total);
    CHECK(learned(root)[0].state == LearnedFurniture::State::cut);
  }
}

TEST_CASE("what the user keeps is put back, and cut again when that is taken back", "[indexer][furniture]") {
  const TempDirectory directory;
  const std::string root = directory.file("index");
  add(root, 1, 20);
  CHECK(state_of(root).cut == 20);
  const Options options = options_of_a_run();
  Report report({.quiet = true});
  IndexingRun run(options, root, "boilerplate", report);
  CHECK(run.change_furniture(learned(root), LearnedFurniture::State::restored) == 20);
  CHECK(state_of(root).cut == 0);
  CHECK(state_of(root).with_word == 20);
  CHECK(learned(root)[0].state == LearnedFurniture::State::kept);
  CHECK(run.change_furniture(learned(root), LearnedFurniture::State::learned) == 20);
  CHECK(state_of(root).cut == 20);
  CHECK(learned(root)[0].state == LearnedFurniture::State::cut);
  CHECK(run.forget_furniture() == 20);
  CHECK(state_of(root).cut == 0);
  CHECK(learned(root).empty());
}
