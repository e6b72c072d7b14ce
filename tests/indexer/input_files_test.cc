#include "indexer/input_files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "common/error.h"
#include "tests/support/temp_directory.h"

namespace {

struct Walked {
  std::vector<std::string> files;
  std::vector<news::Diagnostic> complaints;
};

Walked walk(const news::InputSelection& selection, const std::string& root) {
  Walked walked;
  news::walk(
      selection,
      [&](const news::InputFile& file) {
        walked.files.push_back(file.path.starts_with(root) ? file.path.substr(root.size() + 1) : file.path);
        return true;
      },
      [&](news::Diagnostic complaint) { walked.complaints.push_back(std::move(complaint)); });
  return walked;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("directories are walked in the order of the bytes of the paths", "[indexer][input_files]") {
  const news::TempDirectory directory;
  for (const char* name : {"b/x", "a/z", "a.txt", "a/y", "B", ".hidden", ".git/x", "__MACOSX/a", "é"})
    directory.write(name, "1");
  const Walked walked = walk({.paths = {directory.path()}}, directory.path());
  CHECK(walked.files == Strings{"B", "a.txt", "a/y", "a/z", "b/x", "é"});
  CHECK(walked.complaints.empty());
}

TEST_CASE("patterns choose below a directory", "[indexer][input_files]") {
  const news::TempDirectory directory;
  for (const char* name : {"a.txt", "a.json", "drafts/b.txt", "2018/c.txt", "2018/old/d.txt"})
    directory.write(name, "1");
  news::InputSelection selection{.paths = {directory.path()}};
  selection.include = {"*.txt"};
  CHECK(walk(selection, directory.path()).files ==
        Strings{"2018/c.txt", "2018/old/d.txt", "a.txt", "drafts/b.txt"});
  selection.exclude = {"drafts/", "2018/old/*"};
  CHECK(walk(selection, directory.path()).files == Strings{"2018/c.txt", "a.txt"});
  selection.paths = {directory.file("a.json")};  // named by the user
  CHECK(walk(selection, directory.path()).files == Strings{"a.json"});
}

TEST_CASE("size and time of a file are told", "[indexer][input_files]") {
  const news::TempDirectory directory;
  const std::string path = directory.write("a", "12345");
  news::walk(
      {.paths = {path}},
      [](const news::InputFile& file) {
        CHECK(file.size == 5);
        CHECK(file.modified_ns > 1'000'000'000'000'000'000);
        return true;
      },
      [](const news::Diagnostic&) { CHECK(false); });
}

TEST_CASE("sidecars go with the text that they describe", "[indexer][input_files]") {
  const news::TempDirectory directory;
  const std::string root = directory.path();
  for (const char* name : {"1.txt", "2.txt", "3.md", "3.txt", "4/x", "5.txt/x"})
    directory.write(name, "text");
  for (const char* name : {"1-meta.txt", "3.meta.json", "4-meta.txt", "5-meta.txt", "6-meta.txt"})
    directory.write(name, "described");
  std::vector<std::string> found;
  const auto visit = [&](const news::InputFile& file) {
    found.push_back(file.path.substr(root.size() + 1));
    if (!file.sidecar.empty()) found.back() += " with " + file.sidecar.substr(root.size() + 1);
    CHECK(file.size == (file.sidecar.empty() ? (file.path.find("meta") != std::string::npos ? 9 : 4) : 13));
    return true;
  };
  std::vector<news::Diagnostic> complaints;
  const auto complain = [&](news::Diagnostic complaint) { complaints.push_back(std::move(complaint)); };
  news::walk({.paths = {root}}, visit, complain);
  CHECK(found == Strings{"1.txt with 1-meta.txt", "2.txt", "3.md", "3.txt with 3.meta.json", "4-meta.txt",
                         "4/x", "5-meta.txt", "5.txt/x", "6-meta.txt"});
  CHECK(complaints.empty());
  found.clear();
  news::walk({.paths = {root}, .exclude = {"*-meta.txt"}}, visit, complain);
  CHECK(found == Strings{"1.txt", "2.txt", "3.md", "3.txt with 3.meta.json", "4/x", "5.txt/x"});
  found.clear();
  news::walk({.paths = {root + "/1-meta.txt", root + "/1.txt", root + "/6-meta.txt"}}, visit, complain);
  CHECK(found == Strings{"1.txt with 1-meta.txt", "6-meta.txt"});
  REQUIRE(complaints.size() == 1);
  CHECK(complaints[0].reason == "sidecar");
}

TEST_CASE("what is no readable file is told, and the rest goes on", "[indexer][input_files]") {
  const news::TempDirectory directory;
  directory.write("d/ok", "1");
  REQUIRE(::mkfifo(directory.file("d/pipe").c_str(), 0600) == 0);
  std::filesystem::create_symlink("loop", directory.file("d/loop"));
  std::filesystem::create_directory_symlink("..", directory.file("d/up"));
  std::filesystem::create_symlink("nowhere", directory.file("d/broken"));
  const Walked walked =
      walk({.paths = {directory.path(), directory.file("none"), "/dev/null"}}, directory.path());
  CHECK(walked.files == Strings{"d/ok"});
  std::vector<std::pair<std::string, std::string>> told;
  for (const auto& complaint : walked.complaints) {
    told.emplace_back(std::filesystem::path(complaint.file).filename(), complaint.reason);
  }
  CHECK(told == std::vector<std::pair<std::string, std::string>>{{"broken", "missing"},
                                                                 {"loop", "loop"},
                                                                 {"pipe", "special"},
                                                                 {"up", "loop"},
                                                                 {"none", "missing"},
                                                                 {"null", "special"}});
}

TEST_CASE("a directory without permission", "[indexer][input_files]") {
  if (::geteuid() == 0) {
    WARN("skipped: permissions do not bind root");
    return;
  }
  const news::TempDirectory directory;
  directory.write("d/a", "1");
  ::chmod(directory.file("d").c_str(), 0);
  CHECK(walk({.paths = {directory.path()}}, directory.path()).complaints.at(0).reason == "unreadable");
  ::chmod(directory.file("d").c_str(), 0700);
}

TEST_CASE("a list names files", "[indexer][input_files]") {
  const news::TempDirectory directory;
  const std::string a = directory.write("a", "1"), b = directory.write("b c", "1");
  directory.write("d/x", "1");
  news::InputSelection selection;
  SECTION("one a line") {
    selection.files_from =
        directory.write("list", a + "\n\n" + b + "\r\n" + directory.file("d") + "\n" + directory.file("no"));
  }
  SECTION("separated by NUL") {
    using namespace std::string_literals;
    selection.files_from =
        directory.write("list", a + "\0"s + b + "\0"s + directory.file("d") + "\0"s + directory.file("no"));
    selection.nul_separated = true;
  }
  const Walked walked = walk(selection, directory.path());
  CHECK(walked.files == Strings{"a", "b c"});
  REQUIRE(walked.complaints.size() == 2);
  CHECK(walked.complaints[0].reason == "directory");
  CHECK(walked.complaints[1].reason == "missing");
}

TEST_CASE("a list that is not there ends the run", "[indexer][input_files]") {
  CHECK_THROWS_AS(walk({.files_from = "/nonexistent/list"}, "x"), news::Error);
}

TEST_CASE("descriptors and standard input are allowed though they may be pipes", "[indexer][input_files]") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const std::string path = "/dev/fd/" + std::to_string(ends[0]);
  CHECK(walk({.paths = {path, "-"}}, "x").files == Strings{path, "-"});
  ::close(ends[0]);
  ::close(ends[1]);
}
