#include "indexer/file_ops.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "common/error.h"
#include "common/index_directory.h"
#include "tests/support/stop_at_step.h"
#include "tests/support/temp_directory.h"

using namespace news;
namespace fs = std::filesystem;

TEST_CASE("a file is replaced as a whole or not at all", "[indexer][file_ops]") {
  const TempDirectory directory;
  const std::string path = directory.write("a", "old");
  for (int step = 1;; ++step) {
    StopAtStep ops(step);
    try {
      ops.replace_file(path, "new");
      break;
    } catch (const Stopped&) {
      const std::string text = *read_small_file(path);
      CHECK((text == "old" || text == "new"));
    }
  }
  CHECK(read_small_file(path) == "new");
  CHECK_FALSE(fs::exists(path + ".tmp"));
}

TEST_CASE("directories are made with their parents", "[indexer][file_ops]") {
  const TempDirectory directory;
  real_file_ops().make_directory(directory.file("a/b/c/"));
  CHECK(fs::is_directory(directory.file("a/b/c")));
  CHECK_NOTHROW(real_file_ops().make_directory(directory.file("a/b/c")));
  directory.write("file", "");
  CHECK_THROWS_AS(real_file_ops().make_directory(directory.file("file/below")), Error);
}

TEST_CASE("removing what is not there is no error", "[indexer][file_ops]") {
  const TempDirectory directory;
  CHECK_NOTHROW(real_file_ops().remove_file(directory.file("missing")));
  CHECK_NOTHROW(real_file_ops().remove_tree(directory.file("missing")));
  directory.write("tree/a/b", "text");
  real_file_ops().remove_tree(directory.file("tree"));
  CHECK_FALSE(fs::exists(directory.file("tree")));
}

TEST_CASE("what cannot be done is an error that names the path", "[indexer][file_ops]") {
  const TempDirectory directory;
  const std::string path = directory.file("missing/a");
  try {
    real_file_ops().replace_file(path, "text");
    FAIL("it was written");
  } catch (const Error& error) {
    CHECK(error.code == ErrorCode::io);
    CHECK(error.message.find(path) != std::string::npos);
  }
  CHECK_THROWS_AS(real_file_ops().sync_tree(directory.file("missing")), Error);
}

TEST_CASE("the bytes of a directory are those of its files", "[indexer][file_ops]") {
  const TempDirectory directory;
  directory.write("a", "12345");
  directory.write("b", "678");
  CHECK(directory_bytes(directory.path()) == 8);
  CHECK(directory_bytes(directory.file("missing")) == 0);
}
