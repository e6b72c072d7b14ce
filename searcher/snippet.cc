#include "searcher/snippet.h"

#include <algorithm>
#include <deque>
#include <optional>

#include "common/utf8.h"
#include "searcher/marks.h"
#include "searcher/match_finder.h"
#include "searcher/passage.h"
#include "searcher/text_breaks.h"

namespace news {

namespace {

constexpr std::string_view kEllipsis = "…";
constexpr size_t kMinColumns = 20;  // see SnippetOptions
constexpr size_t kMaxColumns = 1000;
constexpr size_t kMaxPassages = 3;
constexpr size_t kMinPassageColumns = 40;  // less room is not worth another passage
constexpr size_t kJoinColumns = 3;         // " … "
constexpr size_t kMaxStretch = 8 << 10;    // bytes; a longer paragraph is looked at in pieces
constexpr size_t kMaxDivided = 64 << 10;   // bytes divided into sentences for one passage
// When a passage shows everything, so many bytes more are read for one where the words stand closer together.
constexpr size_t kCloser = 32 << 10;

// The end of a piece of at most kMaxStretch bytes: after a space if one is near, else between graphemes.
size_t piece_end(std::string_view text, size_t begin, size_t end) {
  if (end - begin <= kMaxStretch) return end;
  constexpr size_t kNear = 256;
  const size_t last = floor_boundary(text, begin + kMaxStretch);
  const size_t space = text.rfind(' ', last - 1);
  if (space != std::string_view::npos && space > last - kNear) return space + 1;
  const size_t from = floor_boundary(text, last - kNear);
  const std::vector<size_t> graphemes = grapheme_breaks(text.substr(from, last - from));
  return before_entity(text, graphemes.size() > 2 ? from + graphemes[graphemes.size() - 2] : last);
}

// Paragraphs of the text, very long ones in pieces.
std::vector<Stretch> stretches(std::string_view text, const std::vector<Range>& ranges) {
  std::vector<Stretch> found;
  for (const Range& range : ranges) {
    for (size_t begin = range.begin; begin < range.end;) {
      const size_t end = piece_end(text, begin, range.end);
      found.push_back({begin, end, begin > range.begin, end < range.end});
      begin = end;
    }
  }
  return found;
}

// A stretch in which something matches.
struct Found {
  Stretch stretch;
  std::vector<Match> matches;             // bytes of the whole text
  std::optional<PassageChooser> chooser;  // once it was needed
};

struct Choice {
  size_t found = 0;  // index of the stretch
  Passage passage;
};

class SnippetMaker {
 public:
  SnippetMaker(std::string_view text, const std::vector<Stretch>& parts, const std::string& lang,
               const MatchFinder& finder, size_t columns)
      : text_(text), parts_(parts), lang_(lang), finder_(finder), columns_(columns) {}

  Highlighted run() {
    WantedKeys wanted(finder_.phrases(), finder_.keys());
    std::optional<Choice> choice = first_choice(wanted);
    if (!choice) return lead();
    size_t room = columns_;
    while (choice) {
      const Passage& passage = choice->passage;
      wanted.remove(found_[choice->found].matches, passage.begin, passage.end);
      room -= std::min(room, columns_of(passage) + kJoinColumns);
      choices_.push_back(*choice);
      taken_.push_back(passage);
      if (choices_.size() == kMaxPassages || room < kMinPassageColumns) break;
      choice = next_choice(wanted, room);
    }
    if (choices_.size() == 1)
      choices_[0].passage = chooser(choices_[0].found).grown(choices_[0].passage, columns_);
    return joined();
  }

 private:
  // Reads the text from its beginning, until nothing better can come. An earlier passage wins over an equal
  // one, so a stretch is divided into sentences only if it holds more than has been found.
  std::optional<Choice> first_choice(const WantedKeys& wanted) {
    std::optional<Choice> best;
    size_t divided = 0;
    size_t limit = text_.size();
    for (const Stretch& part : parts_) {
      if (part.begin > limit) break;
      std::vector<Match> matches = finder_.find(text_.substr(part.begin, part.end - part.begin));
      if (matches.empty()) continue;
      for (Match& match : matches) match.begin += part.begin, match.end += part.begin;
      found_.push_back({part, std::move(matches), {}});
      improve(wanted, columns_, found_.size() - 1, best, divided);
      if (!best || !wanted.all_shown(best->passage.score)) continue;
      if (wanted.is_best(best->passage.score)) break;
      limit = std::min(limit, part.end + kCloser);
    }
    return best;
  }

  std::optional<Choice> next_choice(const WantedKeys& wanted, size_t room) {
    std::optional<Choice> best;
    size_t divided = 0;
    for (size_t i = 0; i < found_.size(); ++i) improve(wanted, room, i, best, divided);
    return best;
  }

  void improve(const WantedKeys& wanted, size_t room, size_t index, std::optional<Choice>& best,
               size_t& divided) {
    const Found& found = found_[index];
    const PassageScore reached = best ? best->passage.score : PassageScore{};
    if (wanted.score(found.matches, found.stretch.begin, found.stretch.end) <= reached) return;
    if (best && divided > kMaxDivided) return;
    divided += found.stretch.end - found.stretch.begin;
    const std::optional<Passage> passage = chooser(index).best(wanted, room, taken_);
    if (passage && passage->score > reached) best = Choice{index, *passage};
  }

  const PassageChooser& chooser(size_t index) {
    Found& found = found_[index];
    if (!found.chooser) found.chooser.emplace(text_, found.stretch, found.matches, lang_);
    return *found.chooser;
  }

  size_t columns_of(const Passage& passage) const {
    return display_width(text_.substr(passage.begin, passage.end - passage.begin)) +
           (passage.cut_front ? 2 : 0) + (passage.cut_back ? 2 : 0);
  }

  Highlighted lead() const {
    if (parts_.empty()) return {};
    const std::vector<Match> none;
    const PassageChooser chooser(text_, parts_.front(), none, lang_);
    const Passage passage = chooser.lead(columns_);
    Highlighted snippet;
    append(snippet, passage, none, true);
    if (passage.cut_back) (snippet.text += ' ') += kEllipsis;
    return snippet;
  }

  Highlighted joined() {
    Highlighted snippet;
    for (const Choice& choice : choices_) {
      append(snippet, choice.passage, found_[choice.found].matches, &choice == &choices_.front());
    }
    if (choices_.back().passage.cut_back) (snippet.text += ' ') += kEllipsis;
    return snippet;
  }

  void append(Highlighted& to, const Passage& passage, const std::vector<Match>& matches, bool first) const {
    if (!first) to.text += ' ';
    if (!first || passage.cut_front) (to.text += kEllipsis) += ' ';
    const size_t offset = to.text.size();
    to.text += text_.substr(passage.begin, passage.end - passage.begin);
    Marks marks = marks_of(matches, passage.begin, passage.end);
    for (auto& [begin, end] : marks) begin -= passage.begin, end -= passage.begin;
    make_whole(std::string_view(to.text).substr(offset), marks);
    for (const auto& [begin, end] : marks) to.highlights.emplace_back(offset + begin, offset + end);
  }

  std::string_view text_;
  const std::vector<Stretch>& parts_;
  const std::string& lang_;
  const MatchFinder& finder_;
  size_t columns_;
  std::deque<Found> found_;  // stay where they are: choosers keep references
  std::vector<Choice> choices_;
  std::vector<Passage> taken_;
};

}  // namespace

Highlighted highlight_line(std::string text, const MatchFinder& finder) {
  Highlighted line{is_valid_utf8(text) ? std::move(text) : repair_utf8(text), {}};
  line.highlights = marks_of(finder.find(line.text), 0, line.text.size());
  make_whole(line.text, line.highlights);
  return line;
}

Highlighted make_snippet(std::string text, const std::string& lang, const MatchFinder& finder,
                         const SnippetOptions& options) {
  if (text.size() > kMaxSnippetScan) text.resize(floor_boundary(text, kMaxSnippetScan));
  if (!is_valid_utf8(text)) text = repair_utf8(text);
  const std::vector<Range> ranges = paragraphs(text);
  // One byte for one byte, so that all offsets stay right.
  for (char& c : text) c = c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
  const std::vector<Stretch> parts = stretches(text, ranges);
  return SnippetMaker(text, parts, lang, finder, std::clamp(options.max_columns, kMinColumns, kMaxColumns))
      .run();
}

}  // namespace news
