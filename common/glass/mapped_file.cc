#include "common/glass/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "common/glass/errors.h"

namespace news::glass {

namespace {

[[noreturn]] void cannot(const char* what, const std::string& path, int problem) {
  throw CannotOpen(std::string("cannot ") + what + ' ' + path + ": " + std::strerror(problem));
}

}  // namespace

MappedFile::MappedFile(const std::string& path, Reading reading) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) cannot("open", path, errno);
  struct stat status {};
  void* mapped = nullptr;
  if (fstat(file, &status) == 0 && status.st_size > 0) {
    size_ = static_cast<size_t>(status.st_size);
    mapped = mmap(nullptr, size_, PROT_READ, MAP_SHARED, file, 0);
  }
  const int problem = errno;
  close(file);
  if (mapped == MAP_FAILED) cannot("map", path, problem);
  if (mapped && reading == Reading::anywhere) madvise(mapped, size_, MADV_RANDOM);
  data_ = static_cast<const uint8_t*>(mapped);
}

MappedFile::~MappedFile() {
  if (data_) munmap(const_cast<uint8_t*>(data_), size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

}  // namespace news::glass
