#include "searcher/matching/best_places.h"

#include <algorithm>
#include <compare>
#include <optional>

namespace news {

namespace {

struct Occurrence {
  uint32_t begin;
  uint32_t end;
  uint32_t key;
};

// What the occurrences of a window have, each key counted once.
struct Count {
  uint32_t phrases = 0;
  uint32_t words = 0;
  auto operator<=>(const Count&) const = default;
};

std::vector<Occurrence> occurrences(const std::vector<WordPlaces>& asked) {
  const bool some_rare = std::any_of(asked.begin(), asked.end(), [](const WordPlaces& word) {
    return !word.everywhere && !word.positions.empty();
  });
  std::vector<Occurrence> all;
  for (uint32_t key = 0; key < asked.size(); ++key) {
    if (some_rare && asked[key].everywhere) continue;
    const auto merged = static_cast<ptrdiff_t>(all.size());
    for (const uint32_t position : asked[key].positions)
      all.push_back({position, position + asked[key].words - 1, key});
    std::inplace_merge(all.begin(), all.begin() + merged, all.end(),
                       [](const Occurrence& a, const Occurrence& b) { return a.begin < b.begin; });
  }
  return all;
}

// The occurrences of a passage, as it moves along.
class Window {
 public:
  Window(const std::vector<WordPlaces>& asked, const std::vector<bool>& shown)
      : asked_(asked), shown_(shown), counts_(asked.size()) {}

  bool wants(const Occurrence& found) const { return !shown_[found.key]; }
  void add(const Occurrence& found) {
    if (counts_[found.key]++ == 0) ++part(found.key);
  }
  void remove(const Occurrence& found) {
    if (--counts_[found.key] == 0) --part(found.key);
  }
  bool is_spare(const Occurrence& found) const { return counts_[found.key] > 1; }
  const Count& count() const noexcept { return count_; }

 private:
  uint32_t& part(uint32_t key) { return asked_[key].phrase ? count_.phrases : count_.words; }
  const std::vector<WordPlaces>& asked_;
  const std::vector<bool>& shown_;
  std::vector<uint32_t> counts_;
  Count count_;
};

std::optional<TextPlace> best_place(const std::vector<Occurrence>& all, const std::vector<WordPlaces>& asked,
                                    const std::vector<bool>& shown) {
  Window window(asked, shown);
  std::optional<TextPlace> best;
  Count most;
  size_t left = 0;
  for (size_t right = 0; right < all.size(); ++right) {
    if (!window.wants(all[right])) continue;
    window.add(all[right]);
    while (left < right && (!window.wants(all[left]) || window.is_spare(all[left]) ||
                            all[right].end - all[left].begin >= kPassageWords)) {
      if (window.wants(all[left])) window.remove(all[left]);
      ++left;
    }
    const TextPlace place = {all[left].begin, all[right].end};
    const bool shorter = best && place.end - place.begin < best->end - best->begin;
    if (window.count() < most || (window.count() == most && best && !shorter)) continue;
    most = window.count();
    best = place;
  }
  return best;
}

}  // namespace

std::vector<TextPlace> best_places(const std::vector<WordPlaces>& asked) {
  const std::vector<Occurrence> all = occurrences(asked);
  std::vector<bool> shown(asked.size());
  std::vector<TextPlace> places;
  while (places.size() < kMostPlaces) {
    const auto place = best_place(all, asked, shown);
    if (!place) break;
    places.push_back(*place);
    for (const Occurrence& found : all) {
      if (found.begin >= place->begin && found.end <= place->end) shown[found.key] = true;
    }
  }
  return places;
}

}  // namespace news
