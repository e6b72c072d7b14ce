#include "common/query_term_union.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace news {

TermUnion::TermUnion(const Xapian::Database& segment, const std::vector<std::string>& terms) {
  const Xapian::doccount all = segment.get_doccount();
  for (const std::string& term : terms) {
    Xapian::PostingIterator posting = segment.postlist_begin(term);
    Xapian::PostingIterator end = segment.postlist_end(term);
    if (posting == end) continue;
    most_ =
        static_cast<Xapian::doccount>(std::min<uint64_t>(uint64_t{most_} + segment.get_termfreq(term), all));
    const Xapian::docid id = *posting;
    heap_.push_back({id, std::move(posting), std::move(end)});
  }
  for (size_t i = heap_.size() / 2; i-- > 0;) restore(i);
}

Xapian::docid TermUnion::advance(Xapian::docid id) {
  while (!heap_.empty() && heap_.front().id < id) {
    Cursor& cursor = heap_.front();
    cursor.posting.skip_to(id);
    if (cursor.posting == cursor.end) {
      std::swap(heap_.front(), heap_.back());
      heap_.pop_back();
      if (heap_.empty()) break;
    } else {
      cursor.id = *cursor.posting;
    }
    restore(0);
  }
  return heap_.empty() ? 0 : heap_.front().id;
}

// Sinks the cursor at `at` until no child is smaller.
void TermUnion::restore(size_t at) {
  for (;;) {
    size_t smallest = at;
    for (size_t child = 2 * at + 1; child <= 2 * at + 2 && child < heap_.size(); ++child) {
      if (heap_[child].id < heap_[smallest].id) smallest = child;
    }
    if (smallest == at) return;
    std::swap(heap_[at], heap_[smallest]);
    at = smallest;
  }
}

void TermUnion::positions(Positions& found) const {
  if (heap_.empty()) return;
  const size_t before = found.size();
  collect(0, found);
  const auto begin = found.begin() + static_cast<ptrdiff_t>(before);
  if (std::adjacent_find(begin, found.end(), std::greater_equal<>()) == found.end()) return;
  std::sort(begin, found.end());
  found.erase(std::unique(begin, found.end()), found.end());
}

// The cursors at the smallest document are a tree at the top of the heap.
void TermUnion::collect(size_t at, Positions& found) const {
  if (at >= heap_.size() || heap_[at].id != heap_.front().id) return;
  const Cursor& cursor = heap_[at];
  for (auto it = cursor.posting.positionlist_begin(); it != cursor.posting.positionlist_end(); ++it)
    found.push_back(*it);
  collect(2 * at + 1, found);
  collect(2 * at + 2, found);
}

}  // namespace news
