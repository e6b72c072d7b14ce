// A slot of sortable numbers, of any document in any order. Remembers what it has read.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "common/glass/table.h"
#include "searcher/glass/values.h"

namespace news::glass {

// Keeps a reference to the table. Not thread-safe. Throws as EntryCursor.
class SortColumn {
 public:
  static constexpr uint64_t kAbsent = UINT64_MAX;

  SortColumn(const MappedTable& postlist, uint32_t slot, uint32_t last_document);

  // The first eight bytes of the value as a number that sorts as the value does, which holds any instant in
  // seconds; kAbsent if the document has none.
  uint64_t get(uint32_t document) {
    const size_t page = document / kPage;
    if (page < pages_.size() && pages_[page]) {
      if (const uint64_t known = (*pages_[page])[document % kPage]) return known;
    }
    return read(document);
  }

 private:
  static constexpr uint32_t kPage = 1024;
  static constexpr uint32_t kReadAtOnce = 256;  // about as many as share an entry
  using Page = std::array<uint64_t, kPage>;

  uint64_t read(uint32_t document);

  ValueReader values_;
  std::vector<std::unique_ptr<Page>> pages_;  // 0 where nothing is known
};

}  // namespace news::glass
