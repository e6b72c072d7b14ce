#include "indexer/report.h"

#include <catch2/catch.hpp>

using namespace news;

TEST_CASE("thousands are separated", "[indexer][report]") {
  CHECK(with_thousands(0) == "0");
  CHECK(with_thousands(999) == "999");
  CHECK(with_thousands(1000) == "1,000");
  CHECK(with_thousands(1234567) == "1,234,567");
}

TEST_CASE("the summary names what happened", "[indexer][report]") {
  RunCounts counts;
  counts.seen = 1204;
  counts.added = 37;
  counts.updated = 2;
  counts.unchanged = 1165;
  CHECK(summary(counts, 3.14) == "1,204 seen: 37 added, 2 updated, 1,165 unchanged, 0 failed in 3.1 s");
  counts.failed = 3;
  counts.removed = 5;
  counts.warnings = 1;
  counts.skipped = 2;
  CHECK(summary(counts, 0) ==
        "1,204 seen: 37 added, 2 updated, 1,165 unchanged, 5 removed, 3 failed, 1 warning, "
        "2 files skipped in 0.0 s (see 'newsidx failures')");
}

TEST_CASE("seen is what was added, updated, unchanged and failed", "[indexer][report]") {
  RunCounts counts;
  for (const Change change : {Change::added, Change::added, Change::updated, Change::unchanged})
    counts.count(change);
  for (const Severity severity : {Severity::failure, Severity::warning, Severity::skipped})
    counts.count(severity);
  CHECK(counts.seen == 5);
  CHECK(counts.seen == counts.added + counts.updated + counts.unchanged + counts.failed);
  CHECK(counts.warnings == 1);
  CHECK(counts.skipped == 1);
  CHECK(counts.eventful());
  RunCounts quiet;
  quiet.count(Change::unchanged);
  quiet.count(Severity::skipped);
  CHECK_FALSE(quiet.eventful());
}

TEST_CASE("the JSON report has the members of the contract, in order", "[indexer][report]") {
  RunCounts counts;
  counts.count(Change::added);
  counts.count(Severity::failure);
  CHECK(
      to_json(counts, 0.25) ==
      R"({"seen":2,"added":1,"updated":0,"unchanged":0,"removed":0,"failed":1,"warnings":0,"skipped":0,"seconds":0.25})");
}
