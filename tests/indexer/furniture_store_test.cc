// What was learned of page furniture, in the catalogue.
#include "indexer/furniture_store.h"

#include <catch2/catch.hpp>

#include "common/sqlite.h"
#include "tests/support/temp_directory.h"

using namespace news;

namespace {

using State = LearnedFurniture::State;

LearnedFurniture learned(const std::string& source, Period period, uint64_t hash) {
  return {0, {source, period}, hash, 15, 20, "Share this", State::learned};
}

std::string listed(FurnitureStore& store) {
  std::string text;
  for (const LearnedFurniture& one : store.all()) {
    text += one.group.source + " " + name_of_period(one.group.period) + " " + std::to_string(one.articles) +
            "/" + std::to_string(one.total) + " " + std::to_string(static_cast<int>(one.state)) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("periods are quarters of years", "[indexer][furniture]") {
  const auto name = [](const char* date) { return name_of_period(period_of(*parse_rfc3339(date))); };
  CHECK(name("2018-01-01") == "2018-Q1");
  CHECK(name("2018-03-31T23:59:59Z") == "2018-Q1");
  CHECK(name("2018-04") == "2018-Q2");
  CHECK(name("2018-12-31") == "2018-Q4");
  CHECK(name("1871") == "1871");
  CHECK(name_of_period(period_of(Date())) == "undated");
}

TEST_CASE("sentences and counts are there after a commit, and not before", "[indexer][furniture]") {
  const TempDirectory directory;
  const std::string path = directory.file("catalogue.db");
  Catalogue catalogue(path, 1, Catalogue::Access::write);
  FurnitureStore store(catalogue);
  const uint64_t large = 0xfedcba9876543210;
  store.save({{{"Courier", 20183}, {70'000, {{large, 30, 2}, {7, 300, 69'999}}}}});
  store.learn(learned("Courier", 20183, large));
  store.learn(learned("Courier", 20191, 7));
  store.learn(learned("Abend", 0, large));
  CHECK(store.all().empty());
  catalogue.commit(1);
  CHECK(listed(store) == "Abend undated 15/20 0\nCourier 2018-Q3 15/20 0\nCourier 2019-Q1 15/20 0\n");
  const FurnitureCounts counts = store.counts({"Courier", 20183});
  CHECK(counts.articles == 70'000);
  CHECK(counts.sentences == std::vector<FurnitureCount>{{large, 30, 2}, {7, 300, 69'999}});
  CHECK(store.counts({"Courier", 20182}).articles == 0);
  CHECK(store.all()[1].hash == large);

  // New numbers of articles; the state stays.
  store.set_state(store.all()[2].number, State::kept);
  LearnedFurniture more = learned("Courier", 20191, 7);
  more.articles = 16;
  store.learn(more);
  catalogue.commit(2);
  CHECK(listed(store) == "Abend undated 15/20 0\nCourier 2018-Q3 15/20 0\nCourier 2019-Q1 16/20 3\n");

  Catalogue reader(path, 2, Catalogue::Access::read);
  CHECK(FurnitureStore(reader).all().size() == 3);
  store.forget();
  catalogue.commit(3);
  CHECK(store.all().empty());
  CHECK(store.counts({"Courier", 20183}).articles == 0);
}

TEST_CASE("an article that was removed is known, if anything was counted", "[indexer][furniture]") {
  const TempDirectory directory;
  Catalogue catalogue(directory.file("catalogue.db"), 1, Catalogue::Access::write);
  FurnitureStore(catalogue).note_removed({"a"});
  catalogue.commit(2);
  CHECK_FALSE(FurnitureStore(catalogue).was_removed("a"));
  FurnitureStore(catalogue).save({{{"Courier", 20183}, {1, {{7, 1, 1}}}}});
  catalogue.commit(3);
  FurnitureStore(catalogue).note_removed({"a", "b"});
  catalogue.commit(4);
  CHECK(FurnitureStore(catalogue).was_removed("a"));
  CHECK_FALSE(FurnitureStore(catalogue).was_removed("c"));
  FurnitureStore(catalogue).forget();
  catalogue.commit(5);
  CHECK_FALSE(FurnitureStore(catalogue).was_removed("a"));
}

TEST_CASE("of an index that was restored, later sentences are not believed", "[indexer][furniture]") {
  const TempDirectory directory;
  const std::string path = directory.file("catalogue.db");
  {
    Catalogue catalogue(path, 5, Catalogue::Access::write);
    FurnitureStore store(catalogue);
    store.learn(learned("Courier", 20181, 1));
    store.save({{{"Courier", 20181}, {40, {{1, 30, 2}}}}});
    catalogue.commit(5);
    store.set_state(store.all()[0].number, State::cut);
    store.learn(learned("Courier", 20182, 1));
    store.save({{{"Courier", 20182}, {40, {{1, 30, 2}}}}});
    catalogue.commit(6);
  }
  {
    Catalogue catalogue(path, 6, Catalogue::Access::write);
    FurnitureStore store(catalogue);
    CHECK(listed(store) == "Courier 2018-Q1 15/20 1\nCourier 2018-Q2 15/20 0\n");
  }
  Catalogue catalogue(path, 5, Catalogue::Access::write);
  FurnitureStore store(catalogue);
  CHECK(listed(store) == "Courier 2018-Q1 15/20 0\n");  // to be cut again
  CHECK(store.counts({"Courier", 20181}).articles == 40);
  CHECK(store.counts({"Courier", 20182}).articles == 0);
}
