#include "searcher/passage.h"

#include <algorithm>

#include "common/byte_scan.h"
#include "common/utf8.h"
#include "searcher/marks.h"
#include "searcher/text_breaks.h"

namespace news {

namespace {

// An ellipsis and a space at each end.
constexpr size_t kEllipses = 4;
// Between neighbouring words stand a space, and a sign at most: no other word fits in.
constexpr size_t kBetweenNeighbours = 2;

template <typename T>
typename std::vector<T>::iterator sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  return std::unique(values.begin(), values.end());
}

bool overlaps(const std::vector<Passage>& taken, size_t begin, size_t end) {
  return std::any_of(taken.begin(), taken.end(),
                     [&](const Passage& p) { return begin < p.end && p.begin < end; });
}

std::vector<Match>::const_iterator first_from(const std::vector<Match>& matches, size_t begin) {
  return std::lower_bound(matches.begin(), matches.end(), begin,
                          [](const Match& match, size_t at) { return match.begin < at; });
}

}  // namespace

PassageScore WantedKeys::score(const std::vector<Match>& matches, size_t begin, size_t end) const {
  seen_.clear();
  pairs_.clear();
  const Match* before = nullptr;
  for (auto match = first_from(matches, begin); match != matches.end() && match->begin < end; ++match) {
    if (match->end > end || !wanted_[match->key]) continue;
    seen_.push_back(match->key);
    if (before && before->key != match->key && match->begin <= before->end + kBetweenNeighbours)
      pairs_.push_back(std::minmax(before->key, match->key));
    before = &*match;
  }
  const auto last = sort_unique(seen_);
  const auto word = std::lower_bound(seen_.begin(), last, phrases_);
  return {static_cast<size_t>(word - seen_.begin()), static_cast<size_t>(last - word),
          static_cast<size_t>(sort_unique(pairs_) - pairs_.begin())};
}

void WantedKeys::remove(const std::vector<Match>& matches, size_t begin, size_t end) {
  for (auto match = first_from(matches, begin); match != matches.end() && match->begin < end; ++match) {
    if (match->end > end || !wanted_[match->key]) continue;
    wanted_[match->key] = false;
    --left_;
  }
}

bool WantedKeys::all_shown(const PassageScore& score) const noexcept {
  return score.phrases + score.words == left_;
}

bool WantedKeys::is_best(const PassageScore& score) const noexcept {
  return all_shown(score) && score.pairs + 1 >= left_;
}

Columns::Columns(std::string_view text) {
  const auto not_plain = [](Bytes16 bytes) { return mask16(bytes - uint8_t{' '} > all16('~' - ' ')); };
  size_t columns = 0, plain_from = 0;
  for (size_t pos = find_byte(text, 0, not_plain); pos < text.size(); pos = find_byte(text, pos, not_plain)) {
    const size_t begin = pos;
    columns += begin - plain_from;
    const size_t width = display_width(decode(text, pos));
    others_.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(pos),
                       static_cast<uint32_t>(columns), static_cast<uint32_t>(columns + width)});
    columns += width;
    plain_from = pos;
  }
}

size_t Columns::before(size_t at) const noexcept {
  const auto next = std::partition_point(others_.begin(), others_.end(),
                                         [at](const Character& other) { return other.begin < at; });
  if (next == others_.begin()) return at;
  const Character& last = *std::prev(next);
  return at < last.end ? last.columns_before : last.columns_after + (at - last.end);
}

PassageChooser::PassageChooser(std::string_view text, const Stretch& stretch,
                               const std::vector<Match>& matches, std::string_view lang)
    : text_(text),
      begin_(stretch.begin),
      stretch_(stretch),
      matches_(matches),
      columns_(text.substr(stretch.begin, stretch.end - stretch.begin)) {
  const std::string_view own = text.substr(stretch.begin, stretch.end - stretch.begin);
  for (const Range& sentence : sentences(own, lang)) {
    sentences_.push_back({begin_ + sentence.begin, begin_ + sentence.end});
  }
  if (sentences_.empty()) sentences_.push_back({stretch.begin, stretch.end});
}

std::optional<Passage> PassageChooser::best(const WantedKeys& wanted, size_t columns,
                                            const std::vector<Passage>& taken) const {
  std::optional<Passage> whole = best_sentences(wanted, columns, taken);
  if (whole && whole->score == wanted.score(matches_, stretch_.begin, stretch_.end)) return whole;
  const std::optional<Range> group = best_group(wanted, columns);
  if (!group) return whole;
  const PassageScore reachable = wanted.score(matches_, group->begin, group->end);
  if (whole && whole->score >= reachable) return whole;
  Passage cut = around(*group, columns);
  // A match that is too wide to be shown whole still counts as shown.
  cut.score = std::max(reachable, wanted.score(matches_, cut.begin, cut.end));
  if (cut.begin == cut.end || overlaps(taken, cut.begin, cut.end)) return whole;
  return cut;
}

std::optional<Passage> PassageChooser::best_sentences(const WantedKeys& wanted, size_t columns,
                                                      const std::vector<Passage>& taken) const {
  std::optional<Passage> found;
  for (size_t i = 0; i < sentences_.size(); ++i) {
    const size_t begin = sentences_[i].begin;
    const auto match = first_from(matches_, begin);
    if (match == matches_.end()) break;
    if (match->begin >= sentences_[i].end) continue;
    for (size_t j = i; j < sentences_.size() && width(begin, sentences_[j].end) <= columns; ++j) {
      const size_t end = sentences_[j].end;
      if (overlaps(taken, begin, end)) break;
      const PassageScore score = wanted.score(matches_, begin, end);
      if (score > (found ? found->score : PassageScore{})) {
        found = finished(begin, end);
        found->score = score;
      }
    }
  }
  return found;
}

std::optional<Range> PassageChooser::best_group(const WantedKeys& wanted, size_t columns) const {
  std::optional<Range> found;
  PassageScore best;
  const size_t room = columns - std::min(columns, kEllipses);
  for (size_t i = 0; i < matches_.size(); ++i) {
    const size_t begin = matches_[i].begin;
    if (i > 0 && matches_[i - 1].begin == begin) continue;
    size_t end = matches_[i].end;
    for (size_t j = i; j < matches_.size(); ++j) {
      if (j > i && width(begin, std::max(end, matches_[j].end)) > room) break;
      end = std::max(end, matches_[j].end);
    }
    const PassageScore score = wanted.score(matches_, begin, end);
    if (score <= best) continue;
    best = score;
    // Words that show nothing more are left out.
    size_t enough = begin;
    for (size_t j = i; j < matches_.size() && wanted.score(matches_, begin, enough) != score; ++j)
      enough = std::max(enough, matches_[j].end);
    found = Range{begin, enough};
  }
  return found;
}

Range PassageChooser::hull(const Range& group) const {
  Range around = {group.begin, group.end};
  for (const Range& sentence : sentences_) {
    if (sentence.begin <= group.begin) around.begin = sentence.begin;
    if (sentence.end >= group.end) {
      around.end = sentence.end;
      break;
    }
  }
  return around;
}

Range PassageChooser::clipped(const Range& group, size_t columns) const {
  if (width(group.begin, group.end) <= columns) return group;
  Range shown = {group.begin, group.begin};
  for (const size_t at : grapheme_breaks(text_.substr(group.begin, group.end - group.begin))) {
    if (width(group.begin, group.begin + at) > columns) break;
    shown.end = group.begin + at;
  }
  shown.end = std::max(group.begin, before_entity(text_, shown.end));
  return shown;
}

Passage PassageChooser::around(Range group, size_t columns) const {
  const Range whole = hull(group);
  if (width(whole.begin, whole.end) <= columns) return finished(whole.begin, whole.end);
  const size_t room = columns - std::min(columns, kEllipses);
  group = clipped(group, room);
  const std::vector<size_t> breaks = line_breaks(text_.substr(whole.begin, whole.end - whole.begin));

  const size_t spare = room - width(group.begin, group.end);
  const size_t before = spare - std::min(spare / 2, width(group.end, whole.end));
  size_t begin = group.begin;
  for (const size_t at : breaks) {
    if (whole.begin + at > group.begin || width(whole.begin + at, group.begin) > before) continue;
    begin = whole.begin + at;
    break;
  }
  size_t end = group.end;
  for (const size_t at : breaks) {
    if (whole.begin + at >= group.end && width(begin, whole.begin + at) <= room)
      end = std::max(end, whole.begin + at);
  }
  return finished(begin, end);
}

Passage PassageChooser::lead(size_t columns) const {
  const Range& first = sentences_.front();
  if (width(first.begin, first.end) <= columns) return grown(finished(first.begin, first.end), columns);
  const Passage cut = around({first.begin, first.begin}, columns);
  if (cut.end > cut.begin) return cut;
  const Range shown = clipped(first, columns - std::min(columns, kEllipses));
  return finished(shown.begin, shown.end);
}

Passage PassageChooser::grown(Passage passage, size_t columns) const {
  if (passage.cut_front || passage.cut_back) return passage;
  size_t begin = passage.begin;
  size_t end = passage.end;
  for (const Range& sentence : sentences_) {
    if (sentence.end > end && width(begin, sentence.end) <= columns) end = sentence.end;
  }
  for (size_t i = sentences_.size(); i-- > 0;) {
    if (sentences_[i].begin < begin && width(sentences_[i].begin, end) <= columns)
      begin = sentences_[i].begin;
  }
  Passage wider = finished(begin, end);
  wider.score = passage.score;
  return wider;
}

// Takes the spaces off the ends and sees which of them are cut.
Passage PassageChooser::finished(size_t begin, size_t end) const {
  while (begin < end && text_[begin] == ' ') ++begin;
  while (end > begin && text_[end - 1] == ' ') --end;
  Passage passage = {begin, end, true, true, {}};
  for (const Range& sentence : sentences_) {
    if (sentence.begin == begin) passage.cut_front = begin == stretch_.begin && stretch_.cut_front;
    if (sentence.end == end) passage.cut_back = end == stretch_.end && stretch_.cut_back;
  }
  return passage;
}

}  // namespace news
