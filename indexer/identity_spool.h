// The identities of one file's articles, as digests (identity_digest), however many: some in memory, the rest
// in a temporary file.
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace news {

// Not thread-safe. Throws Error(io) if the temporary file cannot be written or read.
class IdentitySpool {
 public:
  // Beyond this many bytes they go to disk.
  static constexpr size_t kMemory = size_t{8} << 20;

  // The temporary file is made in `directory`, without a name, when it is needed.
  explicit IdentitySpool(std::string directory, size_t memory = kMemory)
      : directory_(std::move(directory)), limit_(memory) {}

  void add(uint64_t digest);
  // Bytes held in memory.
  size_t memory() const noexcept { return recent_.capacity() * sizeof(uint64_t); }
  // Hands out everything, in ascending runs, which a database takes in well. May be called again.
  void for_each(const std::function<void(uint64_t digest)>& take);

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  void spill();
  void check(bool good, const char* action) const;

  std::string directory_;
  size_t limit_;
  std::vector<uint64_t> recent_;
  std::unique_ptr<std::FILE, Closer> file_;
};

}  // namespace news
