#include "indexer/glass/synonyms.h"

#include <algorithm>

#include "indexer/glass/entries.h"

namespace news::glass {

namespace {
// Xapian stores lengths so that they look like letters.
constexpr uint8_t kLengthMask = 96;
}  // namespace

void Synonyms::add(std::string_view key, std::string_view term) {
  pairs_.push_back({head_of(key), static_cast<uint32_t>(text_.size()), static_cast<uint8_t>(key.size()),
                    static_cast<uint8_t>(term.size())});
  text_.append(key).append(term);
}

void Synonyms::write(TableWriter& table) {
  std::sort(pairs_.begin(), pairs_.end(), [this](const Pair& a, const Pair& b) {
    if (a.head != b.head) return a.head < b.head;
    const int order = key_of(a).compare(key_of(b));
    return order != 0 ? order < 0 : term_of(a) < term_of(b);
  });
  std::string tag;
  for (size_t i = 0; i < pairs_.size(); ++i) {
    const Pair& pair = pairs_[i];
    const bool same_key = i > 0 && key_of(pairs_[i - 1]) == key_of(pair);
    if (i > 0 && !same_key) {
      table.add(key_of(pairs_[i - 1]), tag);
      tag.clear();
    }
    if (same_key && term_of(pairs_[i - 1]) == term_of(pair)) continue;
    tag += static_cast<char>(pair.term ^ kLengthMask);
    tag += term_of(pair);
  }
  if (!pairs_.empty()) table.add(key_of(pairs_.back()), tag);
}

}  // namespace news::glass
