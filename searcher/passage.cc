#include "searcher/passage.h"

#include <algorithm>

#include "common/utf8.h"
#include "searcher/text_breaks.h"

namespace news {

namespace {

// An ellipsis and a space at each end.
constexpr size_t kEllipses = 4;

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
  std::vector<uint32_t> seen;
  for (auto match = first_from(matches, begin); match != matches.end() && match->begin < end; ++match) {
    if (match->end <= end && wanted_[match->key]) seen.push_back(match->key);
  }
  std::sort(seen.begin(), seen.end());
  const auto last = std::unique(seen.begin(), seen.end());
  const auto word = std::lower_bound(seen.begin(), last, phrases_);
  return {static_cast<size_t>(word - seen.begin()), static_cast<size_t>(last - word)};
}

void WantedKeys::remove(const std::vector<Match>& matches, size_t begin, size_t end) {
  for (auto match = first_from(matches, begin); match != matches.end() && match->begin < end; ++match) {
    if (match->end <= end) wanted_[match->key] = false;
  }
}

PassageScore WantedKeys::all() const {
  const auto words = wanted_.begin() + static_cast<ptrdiff_t>(phrases_);
  return {static_cast<size_t>(std::count(wanted_.begin(), words, true)),
          static_cast<size_t>(std::count(words, wanted_.end(), true))};
}

PassageChooser::PassageChooser(std::string_view text, const Stretch& stretch,
                               const std::vector<Match>& matches, std::string_view lang)
    : text_(text), begin_(stretch.begin), stretch_(stretch), matches_(matches) {
  const std::string_view own = text.substr(stretch.begin, stretch.end - stretch.begin);
  for (const Range& sentence : sentences(own, lang)) {
    sentences_.push_back({begin_ + sentence.begin, begin_ + sentence.end});
  }
  if (sentences_.empty()) sentences_.push_back({stretch.begin, stretch.end});
  widths_.resize(own.size() + 1);
  size_t columns = 0;
  for (size_t pos = 0; pos < own.size();) {
    const size_t before = pos;
    const auto width = static_cast<size_t>(display_width(decode(own, pos)));
    std::fill(widths_.begin() + static_cast<ptrdiff_t>(before), widths_.begin() + static_cast<ptrdiff_t>(pos),
              columns);
    columns += width;
  }
  widths_.back() = columns;
}

std::optional<Passage> PassageChooser::best(const WantedKeys& wanted, size_t columns,
                                            const std::vector<Passage>& taken) const {
  std::optional<Passage> whole = best_sentences(wanted, columns, taken);
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
    found = Range{begin, end};
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
    if (width(group.begin, group.begin + at) <= columns) shown.end = group.begin + at;
  }
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
