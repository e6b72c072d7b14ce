#include "indexer/writer_lock.h"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "common/error.h"
#include "tests/support/temp_directory.h"

using namespace news;

TEST_CASE("a second writer is refused and told who the first is", "[indexer][writer_lock]") {
  const TempDirectory directory;
  const IndexPaths paths(directory.path());
  const WriterLock first(paths, 0, "newsidx add \x1b[31mnews");
  try {
    const WriterLock second(paths, 0, "newsidx sync");
    FAIL("two writers");
  } catch (const Error& error) {
    CHECK(error.code == ErrorCode::locked);
    CHECK(error.message.find(std::to_string(getpid())) != std::string::npos);
    CHECK(error.message.find("newsidx add") != std::string::npos);
    CHECK(error.message.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("the lock is free again after its holder is gone", "[indexer][writer_lock]") {
  const TempDirectory directory;
  const IndexPaths paths(directory.path());
  { const WriterLock first(paths, 0, "newsidx add"); }
  CHECK_NOTHROW(WriterLock(paths, 0, "newsidx add"));
}

TEST_CASE("the lock dies with its process", "[indexer][writer_lock]") {
  const TempDirectory directory;
  const IndexPaths paths(directory.path());
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const WriterLock lock(paths, 0, "newsidx add");
    _exit(0);  // without running the destructor
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK_NOTHROW(WriterLock(paths, 0, "newsidx add"));
}

TEST_CASE("no lock without a directory", "[indexer][writer_lock]") {
  const TempDirectory directory;
  const IndexPaths paths(directory.file("missing"));
  CHECK_THROWS_AS(WriterLock(paths, 0, "newsidx add"), Error);
}
