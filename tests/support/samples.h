// Real files to measure on, which are not part of the project: the folder that the environment variable
// SHARED names, else SHARED_DIR of the build. Tests that need them say that they were skipped when they are
// not there.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace news {

inline std::string samples_folder() {
  const char* folder = std::getenv("SHARED");
  return folder != nullptr ? folder : SHARED_DIR;
}

// "" if there is no such file.
inline std::string file_contents(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace news
