#include "searcher/glass/values.h"

namespace news::glass {

ValueReader::ValueReader(const MappedTable& postlist, uint32_t slot)
    : entries_(postlist), keys_("\0\xd8", 2) {
  for (; slot >= 0x80; slot >>= 7) keys_ += static_cast<char>(slot | 0x80);
  keys_ += static_cast<char>(slot);
}

// The last chunk that begins at or before the document.
bool ValueReader::open_chunk(uint32_t document) {
  key_ = keys_;
  append_sortable(key_, document);
  entries_.seek(key_);
  if (!entries_.key().starts_with(keys_)) {
    first_ = UINT64_MAX;
    return false;
  }
  first_ = document_ = sortable_number(entries_.key().substr(keys_.size()));
  tag_ = TagReader(entries_.tag());
  value_ = tag_.take_string();
  return true;
}

void ValueReader::scan_to(uint32_t document) {
  while (document_ < document && !tag_.empty()) {
    document_ += tag_.take_uint() + 1;
    value_ = tag_.take_string();
  }
}

std::string_view ValueReader::get(uint32_t document) {
  const uint64_t before = first_;
  const bool ahead = first_ <= document && document_ <= document;
  if (!ahead && !open_chunk(document)) return {};
  scan_to(document);
  // Beyond the end of the chunk: in a later one, or in none.
  if (ahead && document_ < document) {
    if (!open_chunk(document) || first_ == before) return {};
    scan_to(document);
  }
  return document_ == document ? value_ : std::string_view();
}

}  // namespace news::glass
