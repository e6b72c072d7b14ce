// The passage of a stretch of text that shows a query's matches best.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/analysis.h"
#include "searcher/match_finder.h"

namespace news {

// A paragraph, or a piece of a very long one. Bytes of the whole text.
struct Stretch {
  size_t begin = 0;
  size_t end = 0;
  bool cut_front = false;  // the paragraph goes on before it
  bool cut_back = false;   // or after it
};

// What a passage shows: phrases first, then words, each counted once; then pairs of different ones that stand
// next to each other.
struct PassageScore {
  size_t phrases = 0;
  size_t words = 0;
  size_t pairs = 0;
  auto operator<=>(const PassageScore&) const = default;
};

struct Passage {
  size_t begin = 0;
  size_t end = 0;
  bool cut_front = false;  // does not begin with a sentence
  bool cut_back = false;   // does not end with one
  PassageScore score;
};

// Which keys of a MatchFinder count: those not shown yet. Score of the matches that lie wholly in [begin,
// end).
class WantedKeys {
 public:
  WantedKeys(uint32_t phrases, uint32_t keys) : phrases_(phrases), wanted_(keys, true), left_(keys) {}
  PassageScore score(const std::vector<Match>& matches, size_t begin, size_t end) const;
  // The keys shown in [begin, end) count no more.
  void remove(const std::vector<Match>& matches, size_t begin, size_t end);
  // Does a passage of this score show all of them? And is there none better?
  bool all_shown(const PassageScore& score) const noexcept;
  bool is_best(const PassageScore& score) const noexcept;

 private:
  uint32_t phrases_;
  std::vector<bool> wanted_;
  size_t left_;                                               // keys that still count
  mutable std::vector<uint32_t> seen_;                        // of score(), to allocate once
  mutable std::vector<std::pair<uint32_t, uint32_t>> pairs_;  // likewise
};

// Terminal columns between two places of a text.
class Columns {
 public:
  explicit Columns(std::string_view text);
  size_t between(size_t begin, size_t end) const noexcept { return before(end) - before(begin); }

 private:
  // Others than printable ASCII, which takes a column a byte.
  struct Character {
    uint32_t begin, end;
    uint32_t columns_before, columns_after;
  };
  size_t before(size_t at) const noexcept;

  std::vector<Character> others_;  // ascending
};

// One stretch, divided into sentences. References are kept. The text has no control characters but spaces,
// and is valid UTF-8.
class PassageChooser {
 public:
  // `matches` are those of the stretch, in bytes of the whole text, ascending.
  PassageChooser(std::string_view text, const Stretch& stretch, const std::vector<Match>& matches,
                 std::string_view lang);

  // The passage of at most `columns` with the best score, whole sentences if they reach it, the earliest
  // among equals, no longer than it must be; nullopt if nothing wanted is here or can be shown clear of the
  // passages in `taken`.
  std::optional<Passage> best(const WantedKeys& wanted, size_t columns,
                              const std::vector<Passage>& taken) const;
  // A passage of whole sentences with as many more of the following, then of the preceding ones as fit.
  Passage grown(Passage passage, size_t columns) const;
  // The beginning of the stretch.
  Passage lead(size_t columns) const;

 private:
  std::optional<Passage> best_sentences(const WantedKeys& wanted, size_t columns,
                                        const std::vector<Passage>& taken) const;
  std::optional<Range> best_group(const WantedKeys& wanted, size_t columns) const;
  Passage around(Range group, size_t columns) const;
  Range hull(const Range& group) const;
  Range clipped(const Range& group, size_t columns) const;
  Passage finished(size_t begin, size_t end) const;
  size_t width(size_t begin, size_t end) const { return columns_.between(begin - begin_, end - begin_); }

  std::string_view text_;
  size_t begin_;
  Stretch stretch_;
  const std::vector<Match>& matches_;
  std::vector<Range> sentences_;  // bytes of the whole text
  Columns columns_;               // of the stretch
};

}  // namespace news
