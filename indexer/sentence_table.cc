#include "indexer/sentence_table.h"

#include <algorithm>

namespace news {

void SentenceTable::drop_absent() {
  const auto is_present = [](const Sentence& sentence) { return sentence.present; };
  const auto left = static_cast<size_t>(std::count_if(places_.begin(), places_.end(), is_present));
  rebuild(places_for(2 * left));
}

size_t SentenceTable::places_for(size_t sentences) noexcept {
  size_t places = kFirstPlaces;
  while (places / 4 * 3 < sentences) places *= 2;
  return places;
}

void SentenceTable::rebuild(size_t places) {
  std::vector<Sentence> old(places);
  old.swap(places_);
  size_ = 0;
  for (const Sentence& sentence : old) {
    if (!sentence.present) continue;
    place_of(sentence.hash) = sentence;
    ++size_;
  }
}

}  // namespace news
