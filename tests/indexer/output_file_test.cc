#include "indexer/output_file.h"

#include <catch2/catch.hpp>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>

#include "tests/support/samples.h"
#include "tests/support/temp_directory.h"

using namespace news;

namespace {

// A piece of a large file: aligned, or one byte beside it.
class Piece {
 public:
  static constexpr size_t kBytes = size_t{1} << 20;
  explicit Piece(bool aligned) : room_(kBytes + 2 * OutputFile::kAlignment, ' ') {
    const auto begin = reinterpret_cast<uintptr_t>(room_.data());
    offset_ = OutputFile::kAlignment - begin % OutputFile::kAlignment + (aligned ? 0 : 1);
  }
  std::string_view filled(char with) {
    std::memset(room_.data() + offset_, with, kBytes);
    return {room_.data() + offset_, kBytes};
  }

 private:
  std::string room_;
  size_t offset_ = 0;
};

char letter(size_t piece) { return static_cast<char>('a' + piece % 26); }

}  // namespace

TEST_CASE("a large file that is written behind is whole, aligned or not", "[indexer][output_file]") {
  const auto page_cache = GENERATE(OutputFile::PageCache::keep, OutputFile::PageCache::spare);
  const bool aligned = GENERATE(true, false);
  const size_t written_between = GENERATE(size_t{0}, size_t{1}, OutputFile::kAlignment);
  const TempDirectory directory;
  const std::string path = directory.file("large");
  constexpr size_t kPieces = 40;
  std::string expected;
  {
    Piece pieces[2] = {Piece(aligned), Piece(aligned)};  // one is filled while the other is written
    OutputFile file(real_file_ops(), path, page_cache);
    for (size_t i = 0; i < kPieces; ++i) {
      file.write_behind(pieces[i % 2].filled(letter(i)));
      expected.append(Piece::kBytes, letter(i));
      if (i == kPieces / 2) {
        file.write(std::string(written_between, '-'));
        expected.append(written_between, '-');
      }
    }
    file.sync();
    file.close();
  }
  CHECK((file_contents(path) == expected));  // not printed
}

TEST_CASE("a file that is dropped while it is written behind closes", "[indexer][output_file]") {
  const TempDirectory directory;
  const std::string path = directory.file("dropped");
  Piece piece(true);
  const std::string_view bytes = piece.filled('x');
  {
    OutputFile file(real_file_ops(), path);
    for (size_t i = 0; i < 20; ++i) file.write_behind(bytes);
  }
  CHECK(std::filesystem::file_size(path) == 20 * Piece::kBytes);
}

TEST_CASE("what another thread could not write is told by the next call", "[indexer][output_file]") {
  Piece piece(true);
  const std::string_view bytes = piece.filled('x');
  const std::string next = GENERATE("write_behind", "write", "sync", "close");
  OutputFile file(real_file_ops(), "/dev/full");
  file.write_behind(bytes);
  const auto call = [&] {
    if (next == "write_behind") file.write_behind(bytes);
    if (next == "write") file.write("x");
    if (next == "sync") file.sync();
    if (next == "close") file.close();
  };
  CAPTURE(next);
  CHECK_THROWS_WITH(call(), Catch::Contains("/dev/full") && Catch::Contains("No space left"));
}

TEST_CASE("a disk that takes nothing is named when the file is closed at the latest",
          "[indexer][output_file]") {
  OutputFile file(real_file_ops(), "/dev/full");
  CHECK_THROWS_WITH(file.write("x"), Catch::Contains("/dev/full"));
}
