// A file seen as memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace news::glass {

// Owns the mapping. Of a file that is removed or replaced the old contents stay; of one that is written to,
// the new ones are seen.
class MappedFile {
 public:
  MappedFile() = default;
  // Throws Xapian::DatabaseOpeningError.
  explicit MappedFile(const std::string& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  const uint8_t* data() const noexcept { return data_; }
  size_t size() const noexcept { return size_; }

 private:
  const uint8_t* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace news::glass
