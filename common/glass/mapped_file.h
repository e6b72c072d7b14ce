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
  enum class Reading : uint8_t {
    along,    // what is read lies side by side, mostly
    anywhere  // a block here and a block there: a page that is touched does not bring its neighbours
  };
  // Throws CannotOpen.
  MappedFile(const std::string& path, Reading reading);
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
