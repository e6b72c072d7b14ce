// How long documents are, in any order. Remembers what it has read.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "searcher/glass/postings.h"
#include "searcher/glass/table.h"

namespace news::glass {

// Keeps a reference to the table. Not thread-safe. Throws as EntryCursor.
class DocumentLengths {
 public:
  DocumentLengths(const MappedTable& postlist, uint32_t last_document);

  // 0 if there is no such document.
  uint32_t get(uint32_t document) {
    const size_t page = document / kPage;
    if (page < pages_.size() && pages_[page]) {
      if (const uint32_t known = (*pages_[page])[document % kPage]) return known;
    }
    return read(document);
  }

 private:
  static constexpr uint32_t kPage = 4096;
  using Page = std::array<uint32_t, kPage>;

  uint32_t read(uint32_t document);

  const MappedTable& postlist_;
  std::vector<std::unique_ptr<Page>> pages_;  // 0 where nothing is known
};

}  // namespace news::glass
