#include "searcher/text_diff.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <span>
#include <unordered_map>

#include "common/analysis.h"
#include "common/utf8.h"

namespace news {

namespace {

using Pieces = std::vector<std::string_view>;

// More differences than these make no readable list; the search for them takes memory by their square.
constexpr size_t kMostDifferences = 1500;
// Of the words of a changed passage so much must have stayed for a comparison word by word.
constexpr double kCommonGround = 0.3;

bool is_word_character(char32_t c) {
  return u_isalnum(static_cast<UChar32>(c)) ||
         u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_GENERAL_CATEGORY) == U_NON_SPACING_MARK;
}

// Words, runs of white space, and all other characters one by one, CJK included: nothing is left out.
Pieces words_of(std::string_view text) {
  enum class Kind { word, space, single };
  Pieces pieces;
  Kind open = Kind::single;
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos;
    const char32_t c = decode(text, pos);
    const Kind kind = u_isUWhiteSpace(static_cast<UChar32>(c)) ? Kind::space
                      : is_word_character(c) && !is_cjk(c)     ? Kind::word
                                                               : Kind::single;
    if (kind != Kind::single && kind == open)
      pieces.back() = std::string_view(pieces.back().data(), pieces.back().size() + (pos - begin));
    else
      pieces.push_back(text.substr(begin, pos - begin));
    open = kind;
  }
  return pieces;
}

// Paragraphs, each with the empty line behind it.
Pieces paragraphs_of(std::string_view text) {
  Pieces pieces;
  while (!text.empty()) {
    const size_t end = text.find("\n\n");
    const size_t size = end == std::string_view::npos ? text.size() : end + 2;
    pieces.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return pieces;
}

using Numbers = std::vector<uint32_t>;

// Equal pieces get equal numbers.
Numbers numbered(const Pieces& pieces, std::unordered_map<std::string_view, uint32_t>& known) {
  Numbers numbers;
  numbers.reserve(pieces.size());
  for (const std::string_view piece : pieces)
    numbers.push_back(known.emplace(piece, static_cast<uint32_t>(known.size())).first->second);
  return numbers;
}

// The greedy algorithm: furthest points on each diagonal for 0, 1, 2 ... differences, kept so that the way
// can be walked back. Empty if there are too many differences (or none of either).
std::vector<EditKind> shortest_edit(std::span<const uint32_t> a, std::span<const uint32_t> b) {
  const auto n = static_cast<ptrdiff_t>(a.size()), m = static_cast<ptrdiff_t>(b.size());
  const auto most = static_cast<ptrdiff_t>(std::min(a.size() + b.size(), kMostDifferences));
  std::vector<std::vector<int32_t>> reached;
  std::vector<int32_t> furthest(static_cast<size_t>(2 * most + 3), 0);
  const auto at = [most](ptrdiff_t k) { return static_cast<size_t>(k + most + 1); };
  const auto goes_down = [&](const std::vector<int32_t>& from, ptrdiff_t d, ptrdiff_t k, auto index) {
    return k == -d || (k != d && from[index(k - 1)] < from[index(k + 1)]);
  };
  ptrdiff_t differences = -1;
  for (ptrdiff_t d = 0; d <= most && differences < 0; ++d) {
    for (ptrdiff_t k = -d; k <= d; k += 2) {
      ptrdiff_t x = goes_down(furthest, d, k, at) ? furthest[at(k + 1)] : furthest[at(k - 1)] + 1;
      while (x < n && x - k < m && a[static_cast<size_t>(x)] == b[static_cast<size_t>(x - k)]) ++x;
      furthest[at(k)] = static_cast<int32_t>(x);
      if (x >= n && x - k >= m) {
        differences = d;
        break;
      }
    }
    reached.emplace_back(furthest.begin() + static_cast<ptrdiff_t>(at(-d)),
                         furthest.begin() + static_cast<ptrdiff_t>(at(d)) + 1);
  }
  if (differences < 0) return {};
  std::vector<EditKind> way;
  ptrdiff_t x = n, y = m;
  for (ptrdiff_t d = differences; d > 0; --d) {
    const std::vector<int32_t>& before = reached[static_cast<size_t>(d) - 1];
    const auto index = [d](ptrdiff_t k) { return static_cast<size_t>(k + d - 1); };
    const ptrdiff_t k = x - y;
    const bool down = goes_down(before, d, k, index);
    const ptrdiff_t from = down ? k + 1 : k - 1;
    const ptrdiff_t from_x = before[index(from)], from_y = from_x - from;
    while (x > from_x + (down ? 0 : 1) && y > from_y + (down ? 1 : 0)) {
      way.push_back(EditKind::same);
      --x, --y;
    }
    way.push_back(down ? EditKind::added : EditKind::removed);
    down ? --y : --x;
  }
  for (; x > 0; --x) way.push_back(EditKind::same);
  std::reverse(way.begin(), way.end());
  return way;
}

void append(std::vector<Edit>& edits, EditKind kind, std::string_view text) {
  if (text.empty()) return;
  if (!edits.empty() && edits.back().kind == kind)
    edits.back().text += text;
  else
    edits.push_back({kind, std::string(text)});
}

std::vector<Edit> aligned(const Pieces& a, const Pieces& b) {
  std::vector<Edit> edits;
  size_t front = 0, back = 0;
  while (front < a.size() && front < b.size() && a[front] == b[front])
    append(edits, EditKind::same, a[front++]);
  while (back < a.size() - front && back < b.size() - front &&
         a[a.size() - 1 - back] == b[b.size() - 1 - back])
    ++back;
  std::unordered_map<std::string_view, uint32_t> known;
  const Numbers left =
      numbered({a.begin() + static_cast<ptrdiff_t>(front), a.end() - static_cast<ptrdiff_t>(back)}, known);
  const Numbers right =
      numbered({b.begin() + static_cast<ptrdiff_t>(front), b.end() - static_cast<ptrdiff_t>(back)}, known);
  size_t i = front, j = front;
  for (const EditKind kind : shortest_edit(left, right)) {
    append(edits, kind, kind == EditKind::added ? b[j] : a[i]);
    i += kind != EditKind::added;
    j += kind != EditKind::removed;
  }
  for (; i < a.size() - back; ++i) append(edits, EditKind::removed, a[i]);
  for (; j < b.size() - back; ++j) append(edits, EditKind::added, b[j]);
  for (size_t k = a.size() - back; k < a.size(); ++k) append(edits, EditKind::same, a[k]);
  return edits;
}

bool has_words(std::string_view text) {
  for (size_t pos = 0; pos < text.size();) {
    if (is_word_character(decode(text, pos))) return true;
  }
  return false;
}

// One removal and one addition for each run of changes; what is the same between them but has no words goes
// along with the changes.
std::vector<Edit> gathered(const std::vector<Edit>& edits) {
  std::vector<Edit> out;
  std::string removed, added;
  const auto flush = [&] {
    append(out, EditKind::removed, removed);
    append(out, EditKind::added, added);
    removed.clear(), added.clear();
  };
  for (size_t i = 0; i < edits.size(); ++i) {
    const Edit& edit = edits[i];
    if (edit.kind == EditKind::removed) removed += edit.text;
    if (edit.kind == EditKind::added) added += edit.text;
    if (edit.kind != EditKind::same) continue;
    const bool changed_before = !removed.empty() || !added.empty();
    if (changed_before && i + 1 < edits.size() && !has_words(edit.text)) {
      removed += edit.text;
      added += edit.text;
    } else {
      flush();
      append(out, EditKind::same, edit.text);
    }
  }
  flush();
  return out;
}

std::vector<Edit> replaced(std::string_view before, std::string_view after) {
  std::vector<Edit> edits;
  append(edits, EditKind::removed, before);
  append(edits, EditKind::added, after);
  return edits;
}

std::vector<Edit> word_diff(std::string_view before, std::string_view after) {
  std::vector<Edit> edits = gathered(aligned(words_of(before), words_of(after)));
  size_t common = 0;
  for (const Edit& edit : edits) common += edit.kind == EditKind::same ? edit.text.size() : 0;
  const auto shorter = static_cast<double>(std::min(before.size(), after.size()));
  return static_cast<double>(common) < kCommonGround * shorter ? replaced(before, after) : edits;
}

}  // namespace

std::vector<Edit> text_diff(std::string_view before, std::string_view after) {
  std::vector<Edit> edits;
  std::string removed, added;
  const auto flush = [&] {
    for (const Edit& edit : word_diff(removed, added)) append(edits, edit.kind, edit.text);
    removed.clear(), added.clear();
  };
  for (const Edit& edit : aligned(paragraphs_of(before), paragraphs_of(after))) {
    if (edit.kind == EditKind::removed) removed += edit.text;
    if (edit.kind == EditKind::added) added += edit.text;
    if (edit.kind != EditKind::same) continue;
    flush();
    append(edits, EditKind::same, edit.text);
  }
  flush();
  return edits;
}

}  // namespace news
