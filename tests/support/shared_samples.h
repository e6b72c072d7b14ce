// Sample files that lie beside the checkout on some machines and are not part of it. Tests that measure
// against them pass without saying anything where they are absent.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace news::test {

// "$SHARED/<relative>" or SHARED_DIR/<relative>; empty if it does not exist.
inline std::string shared_path(const std::string& relative) {
  const char* root = std::getenv("SHARED");
  const std::string path = std::string(root ? root : SHARED_DIR) + "/" + relative;
  return std::filesystem::exists(path) ? path : std::string();
}

// The bytes of a file; "" if it cannot be read.
inline std::string file_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace news::test
