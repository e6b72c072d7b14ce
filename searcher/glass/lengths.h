// How long documents are, in any order; the first ones at little cost if they ascend. Remembers what it reads
// then.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "common/glass/table.h"
#include "searcher/glass/postings.h"

namespace news::glass {

// Keeps a reference to the table. Not thread-safe. Throws as EntryCursor.
class DocumentLengths {
 public:
  DocumentLengths(const MappedTable& postlist, uint32_t last_document);

  // 0 if there is no such document.
  uint32_t get(uint32_t document) {
    const uint32_t length = known(document);
    return length != 0 ? length : read(document);
  }

 private:
  static constexpr uint32_t kPage = 4096;
  static constexpr uint16_t kLong = UINT16_MAX;  // this long or longer
  using Page = std::array<uint16_t, kPage>;

  // 0 if it is not.
  uint32_t known(uint32_t document) const {
    const size_t page = document / kPage;
    if (page >= pages_.size() || !pages_[page]) return 0;
    const uint32_t length = (*pages_[page])[document % kPage];
    return length != kLong ? length : longer_.at(document);
  }
  uint32_t read(uint32_t document);
  uint32_t walk_to(uint32_t document);
  uint32_t remember_chunk(uint32_t document);

  const MappedTable& postlist_;
  std::vector<std::unique_ptr<Page>> pages_;  // 0 where nothing is known
  std::unordered_map<uint32_t, uint32_t> longer_;
  std::optional<PostingCursor> walk_;
  uint32_t walks_ = 0;
};

}  // namespace news::glass
