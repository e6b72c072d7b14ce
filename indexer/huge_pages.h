// Memory in huge pages, for what is large and met at random: the processor finds fewer pages in its tables
// than small ones make of it, and each page that is met for the first time costs a fault.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace news {

inline constexpr size_t kHugePage = size_t{2} << 20;

// Asks the kernel (madvise) for huge pages; where it has none, nothing changes but for the alignment. Throws
// std::bad_alloc. The memory does not come from the heap: what a table leaves behind when it grows goes back
// to the kernel at once, where the heap would keep it for some seconds.
void* allocate_huge(size_t bytes);
// `bytes` as it was allocated.
void free_huge(void* memory, size_t bytes) noexcept;

// What is smaller comes from the heap as usual.
inline constexpr size_t kHugeFrom = kHugePage;

template <typename T>
struct HugePageAllocator {
  using value_type = T;
  HugePageAllocator() = default;
  template <typename U>
  HugePageAllocator(const HugePageAllocator<U>&) noexcept {}  // implicit, as all allocators

  T* allocate(size_t n) {
    const size_t bytes = n * sizeof(T);
    return static_cast<T*>(bytes < kHugeFrom ? ::operator new(bytes) : allocate_huge(bytes));
  }
  void deallocate(T* memory, size_t n) noexcept {
    if (n * sizeof(T) < kHugeFrom)
      ::operator delete(memory);
    else
      free_huge(memory, n * sizeof(T));
  }
  bool operator==(const HugePageAllocator&) const noexcept { return true; }
};

template <typename T>
using LargeVector = std::vector<T, HugePageAllocator<T>>;

// Whether this process may have only so many addresses (ulimit -v).
bool addresses_are_limited() noexcept;

// Lets an empty vector grow to so many elements where it lies, without copies of itself in pages that are met
// for the first time. Takes addresses, no memory; where those are scarce it grows as vectors do.
template <typename T>
void reserve_addresses(LargeVector<T>& vector, size_t most) {
  if (addresses_are_limited()) return;
  try {
    vector.reserve(most);
  } catch (const std::bad_alloc&) {
  }
}

}  // namespace news
