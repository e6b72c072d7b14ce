#include "common/query_spans.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/error.h"

namespace news {

namespace {

void tidy(Spans& spans) {
  std::sort(spans.begin(), spans.end());
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
}

void add(Spans& found, Span span) {
  if (found.size() == kMaxSpans) tidy(found);
  if (found.size() == kMaxSpans) {
    throw Error(ErrorCode::bad_query,
                fmt::format("an article has more than {} places of one expression of distance", kMaxSpans),
                "ask for smaller distances, or for fewer of them within each other");
  }
  found.push_back(span);
}

Spans::const_iterator first_from(const Spans& spans, uint32_t position) {
  return std::lower_bound(spans.begin(), spans.end(), Span{position, 0});
}

// Pairs of which the second comes after the first.
void add_ordered(const Spans& a, const Spans& b, uint32_t distance, size_t limit, Spans& found) {
  for (const Span& first : a) {
    for (auto next = first_from(b, first.end + 1); next != b.end() && next->begin <= first.end + distance;
         ++next) {
      add(found, {first.begin, next->end});
      if (found.size() >= limit) return;
    }
  }
}

// The same within stretches: the second must end before the stretch does.
void add_together(const Spans& a, const Spans& b, const Positions& ends, size_t limit, Spans& found) {
  for (const Span& first : a) {
    const auto end = std::lower_bound(ends.begin(), ends.end(), first.begin);
    const uint32_t last = end == ends.end() ? UINT32_MAX : *end;
    if (first.end > last) continue;
    for (auto next = first_from(b, first.end + 1); next != b.end() && next->begin <= last; ++next) {
      if (next->end > last) continue;
      add(found, {first.begin, next->end});
      if (found.size() >= limit) return;
    }
  }
}

}  // namespace

Spans phrase_spans(const std::vector<Positions>& words, size_t limit) {
  Spans found;
  const auto length = static_cast<uint32_t>(words.size());
  // The rarest word leads.
  const auto rarest = std::min_element(
      words.begin(), words.end(), [](const Positions& a, const Positions& b) { return a.size() < b.size(); });
  const auto shift = static_cast<uint32_t>(rarest - words.begin());
  for (const uint32_t position : *rarest) {
    if (position < shift) continue;
    const uint32_t begin = position - shift;
    bool whole = true;
    for (uint32_t i = 0; i < length && whole; ++i) {
      whole = i == shift || std::binary_search(words[i].begin(), words[i].end(), begin + i);
    }
    if (!whole) continue;
    found.push_back({begin, begin + length - 1});
    if (found.size() >= limit) break;
  }
  return found;
}

Spans united(const std::vector<Spans>& lists) {
  Spans all;
  for (const Spans& list : lists) all.insert(all.end(), list.begin(), list.end());
  tidy(all);
  return all;
}

Spans near_spans(const Spans& a, const Spans& b, uint32_t distance, bool ordered, size_t limit) {
  Spans found;
  add_ordered(a, b, distance, limit, found);
  if (!ordered && found.size() < limit) add_ordered(b, a, distance, limit, found);
  tidy(found);
  return found;
}

Spans not_near_spans(const Spans& a, const Spans& b, uint32_t distance) {
  // The farthest end of any span up to this one.
  Positions reach;
  reach.reserve(b.size());
  for (const Span& span : b) reach.push_back(reach.empty() ? span.end : std::max(reach.back(), span.end));
  Spans found;
  for (const Span& span : a) {
    const auto behind = first_from(b, span.end + distance + 1);
    const bool near =
        behind != b.begin() && reach[static_cast<size_t>(behind - b.begin()) - 1] + distance >= span.begin;
    if (!near) found.push_back(span);
  }
  return found;
}

Spans together_spans(const Spans& a, const Spans& b, const Positions& ends, size_t limit) {
  Spans found;
  add_together(a, b, ends, limit, found);
  if (found.size() < limit) add_together(b, a, ends, limit, found);
  tidy(found);
  return found;
}

size_t count_apart(const Spans& spans) {
  Spans by_end = spans;
  std::sort(by_end.begin(), by_end.end(), [](const Span& a, const Span& b) { return a.end < b.end; });
  size_t count = 0;
  uint32_t last = 0;
  for (const Span& span : by_end) {
    if (count > 0 && span.begin <= last) continue;
    last = span.end;
    ++count;
  }
  return count;
}

}  // namespace news
