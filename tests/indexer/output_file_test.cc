#include "indexer/output_file.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/support/samples.h"
#include "tests/support/temp_directory.h"

using namespace news;

TEST_CASE("a large file is whole, however often it is flushed meanwhile", "[indexer][output_file]") {
  const TempDirectory directory;
  const std::string path = directory.file("large");
  constexpr size_t kPiece = size_t{1} << 20;
  constexpr size_t kPieces = 40;
  {
    OutputFile file(real_file_ops(), path);
    for (size_t i = 0; i < kPieces; ++i) {
      file.write(std::string(kPiece, static_cast<char>('a' + i % 26)));
      file.write_back();
    }
    file.sync();
    file.close();
  }
  const std::string bytes = file_contents(path);
  REQUIRE(bytes.size() == kPieces * kPiece);
  for (size_t i = 0; i < kPieces; ++i) CHECK(bytes[i * kPiece + i] == static_cast<char>('a' + i % 26));
}

TEST_CASE("a file that is dropped while it is flushed closes", "[indexer][output_file]") {
  const TempDirectory directory;
  const std::string path = directory.file("dropped");
  {
    OutputFile file(real_file_ops(), path);
    file.write(std::string(size_t{20} << 20, 'x'));
    file.write_back();
  }
  CHECK(std::filesystem::file_size(path) == size_t{20} << 20);
}

TEST_CASE("a disk that takes nothing is named when the file is closed at the latest",
          "[indexer][output_file]") {
  OutputFile file(real_file_ops(), "/dev/full");
  CHECK_THROWS_WITH(file.write("x"), Catch::Contains("/dev/full"));
}
