#include "common/file_watch.h"

#include <catch2/catch.hpp>
#include <cerrno>
#include <filesystem>
#include <fstream>

#include "tests/support/temp_directory.h"

using namespace news;
namespace fs = std::filesystem;

namespace {

void write(const std::string& path, const std::string& text) { std::ofstream(path, std::ios::app) << text; }

}  // namespace

TEST_CASE("a watched file has changed when it is replaced, removed or written to") {
  const TempDirectory directory;
  const std::string path = directory.file("watched"), other = directory.file("other");
  write(path, "one");
  const FileWatch watch(path);
  REQUIRE(watch.is_open());
  CHECK_FALSE(watch.changed());

  SECTION("not by being read, nor by what happens beside it") {
    write(other, "two");
    fs::remove(other);
    CHECK(watch.read(100) == "one");
    CHECK_FALSE(watch.changed());
  }
  SECTION("replaced by another of the same size") {
    write(other, "two");
    fs::rename(other, path);
    CHECK(watch.changed());
    CHECK(watch.read(100) == "one");
  }
  SECTION("replaced, while a backup holds a link to it") {
    fs::create_hard_link(path, directory.file("backup"));
    const FileWatch linked(path);
    CHECK_FALSE(linked.changed());
    write(other, "two");
    fs::rename(other, path);
    CHECK(linked.changed());
  }
  SECTION("removed") {
    fs::remove(path);
    CHECK(watch.changed());
  }
  SECTION("written to") {
    write(path, "more");
    CHECK(watch.changed());
  }
}

TEST_CASE("a watched file is read from its beginning, as far as is asked for") {
  const TempDirectory directory;
  const std::string path = directory.file("watched");
  write(path, "manifest");
  const FileWatch watch(path);
  CHECK(watch.read(3) == "man");
  CHECK(watch.read(8) == "manifest");
  CHECK(watch.read(0).empty());
}

TEST_CASE("a file that is not there counts as changed") {
  const TempDirectory directory;
  const FileWatch watch(directory.file("none"));
  CHECK(errno == ENOENT);
  CHECK_FALSE(watch.is_open());
  CHECK(watch.changed());
  CHECK(watch.read(10).empty());
}
