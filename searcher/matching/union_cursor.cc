#include "searcher/matching/union_cursor.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace news {

using glass::kNoDocument;

namespace {

using Floats4 = float __attribute__((vector_size(16)));

// Is any of 64 numbers, at an address for vectors, so large?
bool any_of_64(const float* numbers, float least) noexcept {
  const Floats4 leasts = {least, least, least, least};
  auto found = leasts != leasts;  // none
  for (size_t i = 0; i < 64; i += 4) {
    Floats4 four;
    std::memcpy(&four, numbers + i, sizeof four);
    found |= four >= leasts;
  }
  return (found[0] | found[1] | found[2] | found[3]) != 0;
}

}  // namespace

UnionCursor::UnionCursor(std::vector<Term> terms, bool highest, double least_norm) : highest_(highest) {
  lists_.reserve(terms.size());
  for (Term& term : terms) {
    const WeightBounds bounds(term.term_weight, least_norm, kSlack);
    lists_.push_back({std::move(term), bounds});
  }
  fill(0);
}

// The window of the first document that is not before `first`.
void UnionCursor::fill(uint32_t first) {
  uint32_t nearest = kNoDocument;
  for (List& list : lists_) {
    list.term.postings.skip_to(first);
    nearest = std::min(nearest, list.term.postings.document());
  }
  document_ = kNoDocument;
  if (nearest == kNoDocument) return;
  window_ = nearest / kWindow * kWindow;
  present_.fill(0);
  bounds_.fill(0);
  for (List& list : lists_) read_window(list);
  find_from(nearest - window_);
}

void UnionCursor::read_window(List& list) {
  list.counts.fill(0);
  const uint32_t window = window_;
  list.term.postings.take_until(window_end(), [&](uint32_t document, uint32_t count) {
    const uint32_t slot = document - window;
    present_[slot / 64] |= uint64_t{1} << (slot % 64);
    list.counts[slot] = count;
    const auto bound = static_cast<float>(list.bounds.of(count));
    bounds_[slot] = highest_ ? std::max(bounds_[slot], bound) : bounds_[slot] + bound;
  });
}

// To the first document of the window at `slot` or behind it; of the next window if there is none.
void UnionCursor::find_from(uint32_t slot) {
  for (size_t word = slot / 64; word < present_.size(); ++word) {
    uint64_t bits = present_[word];
    if (word == slot / 64) bits &= ~uint64_t{0} << (slot % 64);
    if (bits == 0) continue;
    document_ = window_ + static_cast<uint32_t>(word * 64) + static_cast<uint32_t>(std::countr_zero(bits));
    return;
  }
  fill(window_end());
}

void UnionCursor::next() {
  const uint32_t slot = document_ - window_ + 1;
  if (slot < kWindow) return find_from(slot);
  fill(window_end());
}

void UnionCursor::skip_to(uint32_t document) {
  if (document <= document_) return;
  if (document - window_ < kWindow) return find_from(document - window_);
  fill(document);
}

uint64_t UnionCursor::next_with_bound(double least) {
  uint64_t passed = 0;
  next();
  const auto limit = static_cast<float>(least);
  while (document_ != kNoDocument && !find_with_bound(document_ - window_, limit, passed)) fill(window_end());
  return passed;
}

// To the first document of the window, at `slot` or behind it, with such a bound. False if there is none.
bool UnionCursor::find_with_bound(uint32_t slot, float least, uint64_t& passed) {
  for (size_t word = slot / 64; word < present_.size(); ++word) {
    uint64_t bits = present_[word];
    if (word == slot / 64) bits &= ~uint64_t{0} << (slot % 64);
    if (bits == 0) continue;
    const float* const bounds = bounds_.data() + word * 64;
    if (!any_of_64(bounds, least)) {
      passed += static_cast<uint64_t>(std::popcount(bits));
      continue;
    }
    for (; bits != 0; bits &= bits - 1, ++passed) {
      const auto bit = static_cast<uint32_t>(std::countr_zero(bits));
      if (bounds[bit] < least) continue;
      document_ = window_ + static_cast<uint32_t>(word * 64) + bit;
      return true;
    }
  }
  return false;
}

double UnionCursor::weight(double norm) const {
  double result = 0;
  for (const List& list : lists_) {
    const uint32_t count = list.counts[document_ - window_];
    if (count == 0 || list.term.term_weight == 0) continue;
    const double weight = Bm25::weight(list.term.term_weight, count, norm);
    result = highest_ ? std::max(result, weight) : result + weight;
  }
  return result;
}

uint64_t UnionCursor::most() const {
  uint64_t sum = 0;
  for (const List& list : lists_) sum += list.term.most;
  return sum;
}

}  // namespace news
