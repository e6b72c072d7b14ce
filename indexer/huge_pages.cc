#include "indexer/huge_pages.h"

#include <sys/mman.h>

#include <cstdlib>

namespace news {

void* allocate_huge(size_t bytes) {
  bytes = (bytes + kHugePage - 1) / kHugePage * kHugePage;
  void* const memory = std::aligned_alloc(kHugePage, bytes);
  if (!memory) throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
  madvise(memory, bytes, MADV_HUGEPAGE);  // only advice: nothing depends on it
#endif
  return memory;
}

void free_huge(void* memory) noexcept { std::free(memory); }

}  // namespace news
