#include "indexer/file_ledger.h"

#include <catch2/catch.hpp>

#include "common/identity.h"
#include "tests/support/temp_directory.h"

using namespace news;

TEST_CASE("paths in the catalogue are absolute and plain", "[indexer][file_ledger]") {
  CHECK(catalogue_path("/a/./b/../c/") == "/a/c");
  CHECK(catalogue_path("-") == "-");
  CHECK(catalogue_path("x").front() == '/');
}

TEST_CASE("other options are another reading", "[indexer][file_ledger]") {
  ReadOptions one, other;
  CHECK(options_key(one) == options_key(other));
  other.source = "S";
  CHECK(options_key(one) != options_key(other));
  one.category = "S";
  CHECK(options_key(one) != options_key(other));
}

TEST_CASE("a file is known when all of it is published", "[indexer][file_ledger]") {
  const TempDirectory directory;
  Catalogue catalogue(directory.file("catalogue.db"), 1, Catalogue::Access::write);
  FileLedger ledger(catalogue, directory.path());
  const InputFile file{"/news/a.jsonl", 100, 7};

  ledger.begin_file(file, "options");
  ledger.article(
      "s\x1f"
      "1");
  ledger.article(
      "s\x1f"
      "2");
  ledger.failure({Severity::failure, "/news/a.jsonl", "line 3", "bad-json", "no JSON", ""});
  ledger.end_file(true);
  CHECK_FALSE(ledger.is_known(file, "options"));
  const bool prepared = GENERATE(false, true);
  if (prepared) ledger.prepare(1);
  ledger.commit(1);
  CHECK(ledger.is_known(file, "options"));
  CHECK_FALSE(ledger.is_known(file, "other options"));
  CHECK_FALSE(ledger.is_known({"/news/a.jsonl", 101, 7}, "options"));
  CHECK_FALSE(ledger.is_known({"/news/a.jsonl", 100, 8}, "options"));
  REQUIRE(catalogue.failures().size() == 1);

  SECTION("articles that it no longer holds are kept apart until they come back") {
    ledger.begin_file(file, "options");
    ledger.article(
        "s\x1f"
        "2");
    ledger.end_file(true);
    ledger.commit(1);
    const IdentityDigests first = {
        identity_digest("s\x1f"
                        "1")};
    CHECK(catalogue.identities_only_in({former_path(file.path)}) == first);
    CHECK(catalogue.failures().empty());

    ledger.begin_file(file, "options");
    ledger.article(
        "s\x1f"
        "1");
    ledger.article(
        "s\x1f"
        "2");
    ledger.end_file(true);
    ledger.commit(1);
    CHECK_FALSE(catalogue.find_file(former_path(file.path)));
  }
  SECTION("a file that was not read to its end is read again") {
    ledger.begin_file({"/news/b.jsonl", 5, 5}, "options");
    ledger.article(
        "s\x1f"
        "9");
    ledger.end_file(false);
    ledger.commit(1);
    CHECK_FALSE(ledger.is_known({"/news/b.jsonl", 5, 5}, "options"));
  }
}
