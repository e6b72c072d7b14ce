#include "tests/support/golden.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace news {

void check_golden(const std::string& name, const std::string& actual) {
  if (const char* folder = std::getenv("GOLDEN_OUT")) {
    const std::filesystem::path file = std::filesystem::path(folder) / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << actual;
  }
  std::ifstream in(std::filesystem::path(TEST_SOURCE_DIR) / name, std::ios::binary);
  const std::string expected((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  INFO("golden file tests/" << name << "; after a look at the difference: scripts/approve");
  CHECK(actual == expected);
}

}  // namespace news
