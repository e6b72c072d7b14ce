#include "indexer/huge_pages.h"

#include <sys/mman.h>
#include <sys/resource.h>

#include <cstdint>

namespace news {

namespace {

size_t whole_pages(size_t bytes) noexcept { return (bytes + kHugePage - 1) / kHugePage * kHugePage; }

}  // namespace

void* allocate_huge(size_t bytes) {
  const size_t size = whole_pages(bytes);
  void* const mapped = mmap(nullptr, size + kHugePage, PROT_READ | PROT_WRITE,
                            MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (mapped == MAP_FAILED) throw std::bad_alloc();
  auto* const begin = static_cast<uint8_t*>(mapped);
  const size_t before = (kHugePage - reinterpret_cast<uintptr_t>(begin) % kHugePage) % kHugePage;
  if (before > 0) munmap(begin, before);
  munmap(begin + before + size, kHugePage - before);
#ifdef MADV_HUGEPAGE
  madvise(begin + before, size, MADV_HUGEPAGE);  // only advice: nothing depends on it
#endif
  return begin + before;
}

void free_huge(void* memory, size_t bytes) noexcept {
  if (memory) munmap(memory, whole_pages(bytes));
}

bool addresses_are_limited() noexcept {
  rlimit limit{};
  return getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur != RLIM_INFINITY;
}

}  // namespace news
