// A directory that is there for one test and gone afterwards.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace news {

class TempDirectory {
 public:
  TempDirectory() {
    std::string name = (std::filesystem::temp_directory_path() / "newstests-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("cannot make a temporary directory");
    path_ = name;
  }
  ~TempDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempDirectory(const TempDirectory&) = delete;
  TempDirectory& operator=(const TempDirectory&) = delete;

  const std::string& path() const { return path_; }
  std::string file(const std::string& name) const { return path_ + "/" + name; }
  // Writes a file (directories on the way too) and returns its path.
  std::string write(const std::string& name, const std::string& content) const {
    const std::filesystem::path where = file(name);
    std::filesystem::create_directories(where.parent_path());
    std::ofstream(where, std::ios::binary) << content;
    return where.string();
  }

 private:
  std::string path_;
};

}  // namespace news
