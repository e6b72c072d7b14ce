#include "searcher/glass/sort_column.h"

#include <algorithm>

namespace news::glass {

namespace {

uint64_t sort_number(std::string_view value) {
  if (value.empty()) return SortColumn::kAbsent;
  uint64_t number = 0;
  for (size_t i = 0; i < 8; ++i)
    number = number << 8 | (i < value.size() ? static_cast<uint8_t>(value[i]) : 0);
  return std::max<uint64_t>(number, 1);  // 0 stands for what is not known yet
}

}  // namespace

SortColumn::SortColumn(const MappedTable& postlist, uint32_t slot, uint32_t last_document)
    : values_(postlist, slot), pages_(last_document / kPage + 1) {}

// With the neighbours, which cost next to nothing when they are read in order.
uint64_t SortColumn::read(uint32_t document) {
  const size_t number = document / kPage;
  if (number >= pages_.size()) return kAbsent;
  if (!pages_[number]) pages_[number] = std::make_unique<Page>();
  Page& page = *pages_[number];
  const uint32_t begin = document - document % kReadAtOnce;
  for (uint32_t i = begin; i < begin + kReadAtOnce; ++i) page[i % kPage] = sort_number(values_.get(i));
  return page[document % kPage];
}

}  // namespace news::glass
