#include "indexer/builder_workers.h"

#include <catch2/catch.hpp>
#include <map>

#include "common/error.h"

using namespace news;

namespace {

// What builders were given, by directory.
struct Shelf {
  std::mutex mutex;
  std::map<std::string, std::vector<std::string>> finished;
};

class FakeBuilder : public SegmentBuilder {
 public:
  FakeBuilder(Shelf& shelf, std::string directory) : shelf_(shelf), directory_(std::move(directory)) {}
  void add(const PreparedArticle& prepared) override {
    if (prepared.identity == "full") throw Error(ErrorCode::io, "no space");
    given_.push_back(prepared.identity);
  }
  void forget(const std::string&) override {}
  uint64_t documents() const override { return given_.size(); }
  size_t memory() const override { return given_.size() * 1000; }
  void finish() override {
    const std::lock_guard lock(shelf_.mutex);
    shelf_.finished[directory_] = given_;
  }

 private:
  Shelf& shelf_;
  std::string directory_;
  std::vector<std::string> given_;
};

PreparedArticle article(const std::string& identity) {
  PreparedArticle prepared;
  prepared.identity = identity;
  prepared.article.body = std::string(100, 'x');
  return prepared;
}

}  // namespace

TEST_CASE("each worker builds its own segment in the order it was fed", "[indexer][builder_workers]") {
  Shelf shelf;
  // Queues that hold one article: feeding waits for building.
  BuilderWorkers workers(
      2, 1, [&](const std::string& directory) { return std::make_unique<FakeBuilder>(shelf, directory); });
  REQUIRE(workers.size() == 2);
  for (const std::string round : {"1", "2"}) {
    for (size_t worker = 0; worker < 2; ++worker) {
      CHECK_FALSE(workers.is_building(worker));
      workers.begin(worker, "w" + std::to_string(worker) + "r" + round);
      CHECK(workers.is_building(worker));
    }
    for (int i = 0; i < 5; ++i) {
      workers.submit(0, article("a" + std::to_string(i)));
      workers.submit(1, article("b" + std::to_string(i)));
    }
    workers.finish();
    CHECK(workers.memory() == 0);
    CHECK(shelf.finished["w0r" + round] == std::vector<std::string>{"a0", "a1", "a2", "a3", "a4"});
    CHECK(shelf.finished["w1r" + round] == std::vector<std::string>{"b0", "b1", "b2", "b3", "b4"});
  }
}

TEST_CASE("what a builder throws reaches the feeding thread", "[indexer][builder_workers]") {
  Shelf shelf;
  BuilderWorkers workers(1, 1 << 20, [&](const std::string& directory) {
    return std::make_unique<FakeBuilder>(shelf, directory);
  });
  workers.begin(0, "w");
  workers.submit(0, article("a"));
  const auto feed = [&] {
    workers.submit(0, article("full"));
    for (int i = 0; i < 100; ++i) workers.submit(0, article("b"));
    workers.finish();
  };
  CHECK_THROWS_AS(feed(), Error);
  CHECK(shelf.finished.empty());
}

TEST_CASE("workers without articles have nothing to finish", "[indexer][builder_workers]") {
  Shelf shelf;
  BuilderWorkers workers(
      3, 1, [&](const std::string& directory) { return std::make_unique<FakeBuilder>(shelf, directory); });
  workers.finish();
  CHECK(shelf.finished.empty());
}
