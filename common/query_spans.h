// Places of words in an article and how they lie to each other: the meaning of NEAR, ADJ, NOT NEAR, /S, /P
// and atleast(), on lists of positions. Pure; knows no index.
//
// Positions are those of common/INDEX_FORMAT.md: parts of an article (headline, subtitle, paragraphs) are
// kPositionGap apart, so no distance up to kMaxDistance reaches from one into the next.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace news {

// First and last word of a place; begin <= end.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;
  auto operator<=>(const Span&) const = default;
};

// Ascending, each once.
using Spans = std::vector<Span>;
// Ascending, each once.
using Positions = std::vector<uint32_t>;

// More places of one expression in one article are an error (Error(bad_query)): it would be neither fast nor
// what anybody wants.
inline constexpr size_t kMaxSpans = size_t{1} << 21;

// Functions with `limit` stop after so many spans, which need not be the first.
inline constexpr size_t kAllSpans = SIZE_MAX;

// One word after the other. At least one list.
Spans phrase_spans(const std::vector<Positions>& words, size_t limit = kAllSpans);

Spans united(const std::vector<Spans>& lists);

// From the beginning of one to the end of the other, where they do not overlap and the nearer ends are at
// most `distance` apart; `ordered`: that of `b` after that of `a`.
Spans near_spans(const Spans& a, const Spans& b, uint32_t distance, bool ordered, size_t limit = kAllSpans);

// Those of `a` that no span of `b` overlaps or comes as near as `distance`.
Spans not_near_spans(const Spans& a, const Spans& b, uint32_t distance);

// From the beginning of one to the end of the other, where they do not overlap and lie within one stretch;
// `ends` are the last positions of stretches.
Spans together_spans(const Spans& a, const Spans& b, const Positions& ends, size_t limit = kAllSpans);

// The most spans that do not overlap each other.
size_t count_apart(const Spans& spans);

}  // namespace news
