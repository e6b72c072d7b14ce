// The identities of one file's articles, however many: some in memory, the rest in a temporary file.
#pragma once

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace news {

// Not thread-safe. Throws Error(io) if the temporary file cannot be written or read.
class IdentitySpool {
 public:
  // Beyond this many bytes identities go to disk.
  static constexpr size_t kMemory = size_t{8} << 20;

  // The temporary file is made in `directory`, without a name, when it is needed.
  explicit IdentitySpool(std::string directory, size_t memory = kMemory)
      : directory_(std::move(directory)), limit_(memory) {}

  void add(const std::string& identity);
  // Bytes held in memory, an estimate.
  size_t memory() const noexcept { return bytes_; }
  // Hands out everything, in ascending runs, which a database takes in well. May be called again.
  void for_each(const std::function<void(const std::string& identity)>& take);

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  void spill();
  void check(bool good, const char* action) const;

  std::string directory_;
  size_t limit_;
  std::vector<std::string> recent_;
  size_t bytes_ = 0;
  std::unique_ptr<std::FILE, Closer> file_;
};

}  // namespace news
