// What is counted of the sentences of one group of articles (indexer/furniture_learner.h), by their hashes:
// an open table, because each article asks for all its sentences and most of them are not there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace news {

// Not thread-safe.
class SentenceTable {
 public:
  struct Sentence {
    uint64_t hash = 0;      // furniture_hash
    uint32_t articles = 0;  // that have it
    uint32_t since = 0;     // as in FurnitureCount
    uint32_t last = 0;      // article that had it last, in this run
    bool learned = false;
    bool kept = false;  // by the user
    bool present = false;
  };

  // Null if it is not there.
  Sentence* find(uint64_t hash) noexcept {
    if (size_ == 0) return nullptr;
    Sentence& place = place_of(hash);
    return place.present ? &place : nullptr;
  }
  // Makes room, so that so many may be added and pointers stay good.
  void reserve(size_t more) {
    if (size_ + more > places_.size() / 4 * 3) rebuild(places_for(size_ + more));
  }
  // The sentence, added if it was not there.
  Sentence& add(uint64_t hash) {
    reserve(1);
    Sentence& place = place_of(hash);
    if (!place.present) {
      place = {.hash = hash, .present = true};
      ++size_;
    }
    return place;
  }
  // Calls `take(sentence)` for each, in no particular order.
  template <typename Take>
  void for_each(Take take) {
    for (Sentence& sentence : places_)
      if (sentence.present) take(sentence);
  }
  // Drops what is no longer marked as present, with the memory that it took. Pointers are void.
  void drop_absent();

  size_t size() const noexcept { return size_; }
  size_t memory() const noexcept { return places_.capacity() * sizeof(Sentence); }

 private:
  static constexpr size_t kFirstPlaces = 16;
  // Where it is or would be. The hash is a good one as it comes.
  Sentence& place_of(uint64_t hash) noexcept {
    const size_t mask = places_.size() - 1;
    size_t at = hash & mask;
    while (places_[at].present && places_[at].hash != hash) at = (at + 1) & mask;
    return places_[at];
  }
  // Three quarters of them are filled at most: beyond that the way to a free one gets long (Knuth,
  // TAOCP 6.4).
  static size_t places_for(size_t sentences) noexcept;
  void rebuild(size_t places);

  std::vector<Sentence> places_;  // a power of two of them, or none
  size_t size_ = 0;
};

}  // namespace news
