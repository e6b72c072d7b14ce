#include "indexer/catalogue.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "common/error.h"
#include "common/identity.h"
#include "tests/support/temp_directory.h"

using namespace news;

namespace {

using Access = Catalogue::Access;
using Paths = std::vector<std::string>;

// What stands for these identities.
IdentityDigests digests(const std::vector<std::string>& identities) {
  IdentityDigests found;
  for (const std::string& identity : identities) found.push_back(identity_digest(identity));
  return found;
}
IdentityDigests sorted(const std::vector<std::string>& identities) {
  IdentityDigests found = digests(identities);
  std::sort(found.begin(), found.end());
  return found;
}

FileRecord file(const std::string& path, uint64_t size = 10) {
  return {.path = path,
          .size = size,
          .modified_ns = 1'600'000'000'123'456'789,
          .options = "d1",
          .records = 2,
          .publication = 0};
}

FailureRecord failure(const std::string& path, const std::string& reason) {
  return {1'600'000'000, {Severity::failure, path, "line 17", reason, "not valid JSON", "repair it"}};
}

std::vector<std::string> paths_under(Catalogue& catalogue, const std::string& root) {
  std::vector<std::string> paths;
  for (const FileRecord& record : catalogue.files_under(root)) paths.push_back(record.path);
  return paths;
}

std::vector<std::string> failed_files(Catalogue& catalogue) {
  std::vector<std::string> files;
  for (const FailureRecord& record : catalogue.failures()) files.push_back(record.diagnostic.file);
  return files;
}

}  // namespace

TEST_CASE("a file is known once it was committed, and in the next run", "[indexer][catalogue]") {
  const TempDirectory directory;
  const std::string path = directory.file("catalogue.db");
  const std::string name = "news/a\xff\n.json";  // any bytes but NUL
  {
    Catalogue catalogue(path, 0, Access::write);
    CHECK(catalogue.notice().empty());
    catalogue.record_file(file(name), digests({"i1", "i2", "i1"}));
    CHECK_FALSE(catalogue.find_file(name));
    catalogue.commit(3);
    CHECK(catalogue.find_file(name));
  }
  Catalogue catalogue(path, 3, Access::write);
  CHECK(catalogue.notice().empty());
  CHECK(catalogue.publication() == 3);
  FileRecord expected = file(name);
  expected.publication = 3;
  CHECK(catalogue.find_file(name) == expected);
  CHECK_FALSE(catalogue.find_file("news/b.json"));
  CHECK(catalogue.identities_only_in({name}) == sorted({"i1", "i2"}));
}

TEST_CASE("what was not committed is not there", "[indexer][catalogue]") {
  const TempDirectory directory;
  const std::string path = directory.file("catalogue.db");
  { Catalogue(path, 0, Access::write).record_file(file("a"), digests({"i1"})); }
  CHECK_FALSE(Catalogue(path, 0, Access::write).find_file("a"));
}

TEST_CASE("what was prepared is there after the commit, with what came later", "[indexer][catalogue]") {
  const TempDirectory directory;
  const std::string path = directory.file("catalogue.db");
  Catalogue catalogue(path, 0, Access::write);
  catalogue.record_file(file("a"), digests({"i1"}));
  catalogue.prepare(1);
  Catalogue reader(path, 0, Access::read);
  CHECK(reader.files_under("a").empty());
  CHECK(reader.publication() == 0);
  catalogue.record_file(file("b"), digests({"i2"}));
  catalogue.commit(1);
  CHECK(reader.publication() == 1);
  CHECK(catalogue.find_file("a")->publication == 1);
  CHECK(catalogue.find_file("b")->publication == 1);
  catalogue.remove_file("a");
  catalogue.commit(2);
  CHECK_FALSE(catalogue.find_file("a"));
}

TEST_CASE("what was prepared and not committed is not there", "[indexer][catalogue]") {
  const TempDirectory directory;
  const std::string path = directory.file("catalogue.db");
  {
    Catalogue catalogue(path, 0, Access::write);
    catalogue.record_file(file("a"), digests({"i1"}));
    catalogue.prepare(1);
  }
  Catalogue catalogue(path, 0, Access::write);
  CHECK(catalogue.notice().empty());
  CHECK_FALSE(catalogue.find_file("a"));
}

TEST_CASE("files below a directory, and nothing beside it", "[indexer][catalogue]") {
  const TempDirectory directory;
  Catalogue catalogue(directory.file("catalogue.db"), 0, Access::write);
  for (const char* path : {"/n/b/2", "/n/b/1/x", "/n/b", "/n/b-side", "/n/b.txt", "/n/c", "rel/x"}) {
    catalogue.record_file(file(path), {});
  }
  catalogue.commit(1);
  CHECK(paths_under(catalogue, "/n/b") == Paths{"/n/b", "/n/b/1/x", "/n/b/2"});
  CHECK(paths_under(catalogue, "/n/b//") == Paths{"/n/b", "/n/b/1/x", "/n/b/2"});
  CHECK(paths_under(catalogue, "/") == Paths{"/n/b", "/n/b-side", "/n/b.txt", "/n/b/1/x", "/n/b/2", "/n/c"});
  CHECK(paths_under(catalogue, "rel") == Paths{"rel/x"});
  CHECK(paths_under(catalogue, "/n/c") == Paths{"/n/c"});
}

TEST_CASE("articles that other files have too are not only in the one that goes", "[indexer][catalogue]") {
  const TempDirectory directory;
  Catalogue catalogue(directory.file("catalogue.db"), 0, Access::write);
  catalogue.record_file(file("a"), digests({"shared", "only a", "in a and b"}));
  catalogue.record_file(file("b"), digests({"in a and b", "only b"}));
  catalogue.record_file(file("c"), digests({"shared"}));
  catalogue.commit(1);
  CHECK(catalogue.identities_only_in({"a"}) == sorted({"only a"}));
  CHECK(catalogue.identities_only_in({"a", "b"}) == sorted({"in a and b", "only a", "only b"}));
  CHECK(catalogue.identities_only_in({"a", "b", "c"}) ==
        sorted({"in a and b", "only a", "only b", "shared"}));
  CHECK(catalogue.identities_only_in({"unknown"}).empty());
  CHECK(catalogue.identities_only_in({}).empty());
}

TEST_CASE("reading a file again replaces what was known, removing it forgets it", "[indexer][catalogue]") {
  const TempDirectory directory;
  Catalogue catalogue(directory.file("catalogue.db"), 0, Access::write);
  catalogue.record_file(file("a", 10), digests({"i1", "i2"}));
  catalogue.commit(1);
  catalogue.record_file(file("a", 20), digests({"i2", "i3"}));
  catalogue.commit(2);
  CHECK(catalogue.find_file("a")->size == 20);
  CHECK(catalogue.find_file("a")->publication == 2);
  CHECK(catalogue.identities_only_in({"a"}) == sorted({"i2", "i3"}));
  catalogue.remove_file("a");
  catalogue.commit(3);
  CHECK_FALSE(catalogue.find_file("a"));
  CHECK(catalogue.identities_only_in({"a"}).empty());
}

TEST_CASE("failures are kept until their file is read again", "[indexer][catalogue]") {
  const TempDirectory directory;
  Catalogue catalogue(directory.file("catalogue.db"), 0, Access::write);
  for (const char* path : {"a.zip", "a.zip!b.json", "a.zip.old", "a.zi", "z"})
    catalogue.add_failure(failure(path, "bad-json"));
  catalogue.commit(1);
  REQUIRE(catalogue.failures().size() == 5);
  const Diagnostic diagnostic = catalogue.failures()[1].diagnostic;
  CHECK(diagnostic.severity == Severity::failure);
  CHECK(diagnostic.file == "a.zip!b.json");
  CHECK(diagnostic.position == "line 17");
  CHECK(diagnostic.reason == "bad-json");
  CHECK(diagnostic.message == "not valid JSON");
  CHECK(diagnostic.hint == "repair it");
  catalogue.clear_failures("a.zip");
  catalogue.add_failure(failure("a.zip", "cut"));
  catalogue.commit(2);
  CHECK(failed_files(catalogue) == Paths{"a.zip.old", "a.zi", "z", "a.zip"});
}

TEST_CASE("the last run is the one that was added last", "[indexer][catalogue]") {
  const TempDirectory directory;
  Catalogue catalogue(directory.file("catalogue.db"), 0, Access::write);
  CHECK_FALSE(catalogue.last_run());
  RunRecord run{.time = 5,
                .command = "add",
                .seen = 10,
                .added = 1,
                .updated = 2,
                .unchanged = 3,
                .removed = 9,
                .failed = 4,
                .warnings = 7,
                .skipped = 8,
                .seconds = 0.25};
  catalogue.add_run(run);
  run.command = "sync";
  catalogue.add_run(run);
  catalogue.commit(1);
  CHECK(catalogue.last_run() == run);
}

TEST_CASE("files of publications that the index does not have are read again", "[indexer][catalogue]") {
  const TempDirectory directory;
  const std::string path = directory.file("catalogue.db");
  {
    Catalogue catalogue(path, 0, Access::write);
    catalogue.record_file(file("a"), digests({"i1"}));
    catalogue.commit(4);
    catalogue.record_file(file("b"), digests({"i2"}));
    catalogue.commit(5);
  }
  Catalogue catalogue(path, 4, Access::write);
  CHECK(catalogue.find_file("a"));
  CHECK_FALSE(catalogue.find_file("b"));
}

TEST_CASE("a lost or damaged catalogue is made anew with a message", "[indexer][catalogue]") {
  const TempDirectory directory;
  const std::string path = directory.file("catalogue.db");
  SECTION("lost") {}
  SECTION("text") {
    directory.write("catalogue.db",
                    "this is no database at all, but rather long, longer than a header of SQLite is");
  }
  SECTION("empty file") { directory.write("catalogue.db", ""); }
  SECTION("cut short") {
    {
      Catalogue catalogue(path, 0, Access::write);
      for (int i = 0; i < 2000; ++i)
        catalogue.record_file(file("file" + std::to_string(i)), digests({"identity" + std::to_string(i)}));
      catalogue.commit(1);
    }
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  }
  {
    Catalogue catalogue(path, 7, Access::write);
    CHECK(catalogue.notice().find("read again") != std::string::npos);
    CHECK(catalogue.files_under("/").empty());
    catalogue.record_file(file("a"), digests({"i1"}));
    catalogue.commit(8);
  }
  Catalogue catalogue(path, 8, Access::write);
  CHECK(catalogue.notice().empty());
  CHECK(catalogue.find_file("a"));
}

TEST_CASE("a reader takes a missing catalogue for an empty one and repairs nothing", "[indexer][catalogue]") {
  const TempDirectory directory;
  const std::string path = directory.file("catalogue.db");
  Catalogue missing(path, 5, Access::read);
  CHECK_FALSE(missing.last_run());
  CHECK(missing.failures().empty());
  CHECK(missing.publication() == 0);
  CHECK_FALSE(std::filesystem::exists(path));
  directory.write("catalogue.db",
                  "this is no database at all, but rather long, longer than a header of SQLite is");
  CHECK_THROWS_AS(Catalogue(path, 5, Access::read), Error);
  CHECK(std::filesystem::file_size(path) > 0);
}

TEST_CASE("a reader and a writer work side by side", "[indexer][catalogue]") {
  const TempDirectory directory;
  const std::string path = directory.file("catalogue.db");
  Catalogue writer(path, 0, Access::write);
  writer.record_file(file("a"), {});
  Catalogue reader(path, 0, Access::read);
  CHECK(reader.failures().empty());
  writer.commit(1);
  CHECK(reader.find_file("a"));
}

TEST_CASE("what a file holds no more is kept in a row of its own", "[indexer][catalogue]") {
  const TempDirectory directory;
  Catalogue catalogue(directory.file("catalogue.db"), 0, Access::write);
  const auto record = [&](const std::string& path, const std::vector<std::string>& identities) {
    catalogue.record_file(
        file(path),
        [identities](const auto& take) {
          for (const std::string& identity : identities) take(identity_digest(identity));
        },
        path + "//former");
    catalogue.commit(1);
  };
  record("d/a", {"i1", "i2", "i2", "i3"});
  record("d/b", {"i3"});
  CHECK(paths_under(catalogue, "d") == std::vector<std::string>{"d/a", "d/b"});

  record("d/a", {"i2"});
  CHECK(paths_under(catalogue, "d") == std::vector<std::string>{"d/a", "d/a//former", "d/b"});
  CHECK(catalogue.identities_only_in({"d/a"}) == sorted({"i2"}));
  CHECK(catalogue.identities_only_in({"d/a//former"}) == sorted({"i1"}));

  SECTION("more of it goes") {
    record("d/a", {});
    CHECK(catalogue.identities_only_in({"d/a//former"}) == sorted({"i1", "i2"}));
  }
  SECTION("it comes back") {
    record("d/a", {"i1", "i2"});
    CHECK(paths_under(catalogue, "d") == std::vector<std::string>{"d/a", "d/b"});
    CHECK(catalogue.identities_only_in({"d/a"}) == sorted({"i1", "i2"}));
  }
  SECTION("nothing changes") {
    record("d/a", {"i2"});
    CHECK(catalogue.identities_only_in({"d/a//former"}) == sorted({"i1"}));
  }
}
