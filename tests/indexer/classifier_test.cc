#include "indexer/classifier.h"

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "common/identity.h"

using namespace news;
using Action = Judgement::Action;

namespace {

constexpr int64_t kNow = 1'600'000'000;  // 2020-09-13

class Published : public PublishedVersions {
 public:
  std::map<std::string, std::pair<StoredVersion, Article>> index;
  std::map<std::string, KeptVersion> held_back;
  std::set<std::string> known;

  std::optional<StoredVersion> find(const std::string& identity) override {
    const auto found = index.find(identity);
    return found == index.end() ? std::nullopt : std::optional(found->second.first);
  }
  StoredArticle read(const std::string& identity, const StoredVersion&) override {
    ++reads;
    return {index.at(identity).second, 5};
  }
  std::optional<KeptVersion> held(const std::string& identity) override {
    const auto found = held_back.find(identity);
    return found == held_back.end() ? std::nullopt : std::optional(found->second);
  }
  bool knows(const std::string&, const std::string& digest) override { return known.contains(digest); }

  int reads = 0;
};

Article version(std::optional<uint64_t> number, PublishingStatus status = PublishingStatus::usable) {
  Article article;
  article.version = number;
  article.status = status;
  return article;
}

}  // namespace

TEST_CASE("articles are judged against the index and against this run", "[indexer][classifier]") {
  Published published;
  published.index = {{"old", {{7, "v1"}, {}}}, {"same", {{8, "v1"}, {}}}};
  Classifier classifier(published, kNow);
  const auto change = [&](const char* identity, const char* digest) {
    return classifier.classify(identity, digest, Article()).change;
  };

  CHECK(change("new", "v1") == Change::added);
  CHECK(change("new", "v1") == Change::unchanged);
  CHECK(change("new", "v2") == Change::updated);
  CHECK(change("same", "v1") == Change::unchanged);
  CHECK(published.reads == 0);  // only what gives way is read
  const Judgement update = classifier.classify("old", "v2", Article());
  CHECK(update.change == Change::updated);
  CHECK(update.action == Action::index);
  REQUIRE(update.replaced);
  CHECK(update.replaced->added == 5);
  CHECK(change("old", "v2") == Change::unchanged);
  // Back to what the index holds: judged against the version before, not against the index.
  CHECK(change("old", "v1") == Change::updated);

  SECTION("a published copy is replaced once") {
    CHECK(classifier.replaced() == std::vector<std::pair<uint32_t, std::string>>{{7, "old"}});
  }
  SECTION("after a publication the index knows") {
    CHECK(classifier.memory() > 0);
    classifier.clear();
    CHECK(classifier.memory() == 0);
    CHECK(classifier.replaced().empty());
    CHECK(change("same", "v1") == Change::unchanged);
  }
}

TEST_CASE("a version is judged by its number, and by whether it may be shown", "[indexer][classifier]") {
  Published published;
  published.index = {{"shown", {{7, "v2"}, version(2)}}};
  published.held_back = {{"gone", {"gone", "k3", version(3, PublishingStatus::canceled), 5, true}},
                         {"away", {"away", "w0", version({}, PublishingStatus::withheld), 5, true}}};
  published.known = {"seen before"};
  struct Row {
    const char* identity;
    const char* digest;
    Article article;
    Action action;
    Change change;
    bool leaves_sight;
    bool supersedes_held;
  };
  const auto usable = PublishingStatus::usable, withheld = PublishingStatus::withheld,
             canceled = PublishingStatus::canceled;
  Article embargoed, released;
  embargoed.embargo = date_from_instant(kNow + 1);
  released.embargo = date_from_instant(kNow);
  const std::vector<Row> rows = {
      {"shown", "v1", version(1), Action::keep, Change::unchanged, false, false},
      {"shown", "v3", version(3), Action::index, Change::updated, false, false},
      {"shown", "v2b", version(2), Action::index, Change::updated, false, false},
      {"shown", "k3", version(3, canceled), Action::hold, Change::updated, true, false},
      {"shown", "k", version({}, canceled), Action::hold, Change::updated, true, false},
      {"shown", "k1", version(1, canceled), Action::keep, Change::unchanged, false, false},
      {"shown", "w", version({}, withheld), Action::hold, Change::updated, true, false},
      {"shown", "e", embargoed, Action::hold, Change::updated, true, false},
      {"shown", "r", released, Action::index, Change::updated, false, false},
      {"gone", "v2", version(2), Action::keep, Change::unchanged, false, false},
      {"gone", "v3", version(3), Action::keep, Change::unchanged, false, false},
      {"gone", "v", version({}), Action::keep, Change::unchanged, false, false},
      {"gone", "k3", version(3, canceled), Action::none, Change::unchanged, false, false},
      {"gone", "v4", version(4), Action::index, Change::added, false, true},
      {"gone", "k4", version(4, canceled), Action::hold, Change::unchanged, false, false},
      {"away", "v1", version(1), Action::index, Change::added, false, true},
      {"away", "seen before", version({}), Action::none, Change::unchanged, false, false},
      {"new", "w", version({}, withheld), Action::hold, Change::unchanged, false, false},
      {"new", "v", version({}, usable), Action::index, Change::added, false, false},
  };
  for (const Row& row : rows) {
    INFO(row.identity << " " << row.digest);
    Classifier classifier(published, kNow);
    const Judgement judgement = classifier.classify(row.identity, row.digest, row.article);
    CHECK(judgement.action == row.action);
    CHECK(judgement.change == row.change);
    CHECK(judgement.leaves_sight == row.leaves_sight);
    CHECK(judgement.supersedes_held == row.supersedes_held);
    CHECK_FALSE(judgement.leaves_builder);
  }
}

TEST_CASE("within a run a cancelled article leaves its builder, and comes back with a later version",
          "[indexer][classifier]") {
  Published published;
  Classifier classifier(published, kNow);
  CHECK(classifier.classify("a", "v1", version(1)).action == Action::index);
  const Judgement kill = classifier.classify("a", "k2", version(2, PublishingStatus::canceled));
  CHECK(kill.action == Action::hold);
  CHECK(kill.leaves_builder);
  CHECK(kill.leaves_sight);
  CHECK(classifier.classify("a", "v1", version(1)).action == Action::keep);
  const Judgement back = classifier.classify("a", "v3", version(3));
  CHECK(back.action == Action::index);
  CHECK(back.change == Change::added);
  CHECK(back.supersedes_held);
  CHECK(classifier.replaced().empty());
}
