#include "common/index_directory.h"

#include <catch2/catch.hpp>

#include "common/error.h"
#include "common/schema.h"
#include "tests/support/temp_directory.h"

using namespace news;

TEST_CASE("manifests and journals read back", "[common][index_directory]") {
  const Manifest manifest{17, 23, {3, 22}};
  CHECK(to_text(manifest) ==
        "# newsidx publication 17 next-segment 23\nauto segments/000003\nauto segments/000022\n");
  CHECK(manifest_from_text(to_text(manifest)) == manifest);
  Journal journal{17, {{3, "global times\x1fgt-1"}, {22, "url\x1fhttps://example.com/\"x\""}}};
  const Journal again = journal_from_text(to_text(journal));
  CHECK(again.publication == 17);
  CHECK(again.deletions == journal.deletions);
}

TEST_CASE("damaged small files are errors, never guesses", "[common][index_directory]") {
  for (const char* text : {"", "auto segments/000001\n", "# newsidx publication x next-segment 2\n",
                           "# newsidx publication 1 next-segment 2\nauto ../x\n",
                           "# newsidx publication 1 next-segment 2\nauto segments/000001"}) {
    INFO(text);
    CHECK_THROWS_AS(manifest_from_text(text), Error);
  }
  for (const char* text : {"", "{}", "{\"publication\":1}", "{\"publication\":1,\"deletions\":[[1]]}"}) {
    INFO(text);
    CHECK_THROWS_AS(journal_from_text(text), Error);
  }
}

TEST_CASE("names of segments", "[common][index_directory]") {
  CHECK(IndexPaths("/i").segment(17) == "/i/segments/000017");
  CHECK(segment_number("000017") == 17u);
  CHECK_FALSE(segment_number("000017.new"));
  CHECK_FALSE(segment_number("x"));
}

TEST_CASE("no index and a newer index are told apart", "[common][index_directory]") {
  const TempDirectory directory;
  try {
    read_settings(IndexPaths(directory.path()));
    FAIL("expected an error");
  } catch (const Error& error) {
    CHECK(error.code == ErrorCode::no_index);
    CHECK(error.hint.find("newsidx add") != std::string::npos);
  }
  directory.write("newsidx.json", "{\"format_version\":99,\"features\":[]}\n");
  try {
    read_settings(IndexPaths(directory.path()));
    FAIL("expected an error");
  } catch (const Error& error) {
    CHECK(exit_status(error.code) == 76);
  }
}

TEST_CASE("terms never grow beyond what Xapian takes", "[common][schema]") {
  CHECK(exact_term(field("source"), "Global  Times") == "XSglobal times");
  const std::string a = term("Q", std::string(400, 'a'));
  const std::string b = term("Q", std::string(401, 'a'));
  CHECK(a.size() <= kMaxTermBytes);
  CHECK(a != b);
  CHECK(term("Q", std::string(300, '\0')).size() <= kMaxTermBytes / 2 + 20);
  CHECK(find_field("section") == find_field("category"));
  CHECK(find_field("nothing") == nullptr);
}
