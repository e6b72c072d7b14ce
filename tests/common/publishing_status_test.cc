#include "common/publishing_status.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "common/article.h"

using namespace news;

namespace {

constexpr std::nullopt_t none = std::nullopt;

VersionKey key(std::optional<uint64_t> number = none, std::optional<int64_t> crawled = none,
               std::optional<int64_t> updated = none, std::optional<int64_t> published = none,
               PublishingStatus status = PublishingStatus::usable) {
  return {number, crawled, updated, published, status};
}

}  // namespace

TEST_CASE("words of agencies for a status", "[common][publishing_status]") {
  CHECK(publishing_status_from("usable") == PublishingStatus::usable);
  CHECK(publishing_status_from("Withheld") == PublishingStatus::withheld);
  CHECK(publishing_status_from("CANCELLED") == PublishingStatus::canceled);
  CHECK(publishing_status_from("kill") == PublishingStatus::canceled);
  for (const char* other : {"", "ok", "200", "published", "usable ", "draft"}) {
    INFO(other);
    CHECK_FALSE(publishing_status_from(other));
  }
  for (const auto status : {PublishingStatus::usable, PublishingStatus::withheld, PublishingStatus::canceled})
    CHECK(publishing_status_from(name_of(status)) == status);
}

TEST_CASE("numbers of versions are digits alone", "[common][publishing_status]") {
  CHECK(version_number_from("0") == 0);
  CHECK(version_number_from("007") == 7);
  CHECK(version_number_from("999999999999999999") == 999999999999999999);
  for (const char* other : {"", "-1", "1.2", "1a", " 1", "1000000000000000000"}) {
    INFO(other);
    CHECK_FALSE(version_number_from(other));
  }
}

TEST_CASE("an embargo holds an article back until it has passed", "[common][publishing_status]") {
  Article article;
  CHECK_FALSE(is_held_back(article, 1000));
  article.embargo = date_from_instant(1000);
  CHECK(is_held_back(article, 999));
  CHECK_FALSE(is_held_back(article, 1000));
  article.status = PublishingStatus::withheld;
  CHECK(is_held_back(article, 2000));
}

TEST_CASE("which of two versions is the newer", "[common][publishing_status]") {
  const auto canceled = PublishingStatus::canceled, withheld = PublishingStatus::withheld,
             usable = PublishingStatus::usable;
  struct Row {
    const char* why;
    VersionKey candidate, known;
    Age age;
  };
  const std::vector<Row> rows = {
      {"nothing is known", key(), key(), Age::undecided},
      {"numbers", key(3), key(2), Age::newer},
      {"numbers go before dates", key(2, none, 9), key(3, none, 1), Age::older},
      {"one number says nothing", key(3), key(none, none, 5), Age::undecided},
      {"equal numbers: dates", key(2, none, 9), key(2, none, 1), Age::newer},
      {"a crawl that came later", key(none, 9, 1), key(none, 8, 2), Age::newer},
      {"dates of modification", key(none, none, 4), key(none, none, 5), Age::older},
      {"never modified", key(none, none, none, 3), key(none, none, 5, 3), Age::older},
      {"modified for the first time", key(none, none, 5, 3), key(none, none, none, 3), Age::newer},
      {"dates of publication alone", key(none, none, none, 3), key(none, none, none, 5), Age::undecided},
      {"a kill without a date", key(none, none, none, 3, canceled), key(none, none, 5), Age::newer},
      {"after a kill without a date", key(none, none, 5), key(none, none, none, none, canceled), Age::older},
      {"after a kill, by number", key(3), key(2, none, none, none, canceled), Age::newer},
      {"before a kill, by number", key(1), key(2, none, none, none, canceled), Age::older},
      {"a kill that is older", key(1, none, none, none, canceled), key(2), Age::older},
      {"two kills", key(none, none, none, none, canceled), key(none, none, none, none, canceled),
       Age::undecided},
      {"withheld: the order of arrival", key(none, none, none, none, withheld), key(none, none, 5),
       Age::undecided},
      {"usable again: the order of arrival", key(none, none, none, none, usable),
       key(none, none, none, none, withheld), Age::undecided},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(compare_versions(row.candidate, row.known) == row.age);
    const Age mirrored = row.age == Age::newer ? Age::older : row.age == Age::older ? Age::newer : row.age;
    CHECK(compare_versions(row.known, row.candidate) == mirrored);
  }
}
