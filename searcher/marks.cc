#include "searcher/marks.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "common/ascii.h"
#include "common/utf8.h"

namespace news {

namespace {

// Of an entity, without '&' and ';': &CounterClockwiseContourIntegral; is the longest.
constexpr size_t kMaxEntity = 31;

bool is_ascii_at(std::string_view text, size_t pos) noexcept {
  return static_cast<signed char>(text[pos]) >= 0;
}

int grapheme_class(std::string_view text, size_t pos) noexcept {
  return u_getIntPropertyValue(static_cast<UChar32>(decode(text, pos)), UCHAR_GRAPHEME_CLUSTER_BREAK);
}

// Does the character at `pos` belong to the grapheme of the one before it (rules GB6 to GB9b)?
bool continues(std::string_view text, size_t pos) noexcept {
  if (pos == 0 || pos >= text.size()) return false;
  const size_t last = floor_boundary(text, pos - 1);
  if (is_ascii_at(text, pos) && is_ascii_at(text, last)) return false;
  const int before = grapheme_class(text, last);
  switch (grapheme_class(text, pos)) {
    case U_GCB_EXTEND:
    case U_GCB_ZWJ:
    case U_GCB_SPACING_MARK:
      return before != U_GCB_CONTROL && before != U_GCB_CR && before != U_GCB_LF;
    case U_GCB_L:
    case U_GCB_LV:
    case U_GCB_LVT:
      return before == U_GCB_L || before == U_GCB_PREPEND;
    case U_GCB_V:
      return before == U_GCB_L || before == U_GCB_V || before == U_GCB_LV || before == U_GCB_PREPEND;
    case U_GCB_T:
      return before == U_GCB_V || before == U_GCB_LV || before == U_GCB_LVT || before == U_GCB_T ||
             before == U_GCB_PREPEND;
    case U_GCB_CONTROL:
    case U_GCB_CR:
    case U_GCB_LF:
      return false;
    default:
      return before == U_GCB_PREPEND;
  }
}

bool is_entity_char(char c) noexcept { return is_ascii_alnum(c) || c == '#'; }

// After the entity that begins with the '&' at `pos`; 0 if it is none.
size_t entity_end(std::string_view text, size_t pos) noexcept {
  size_t end = pos + 1;
  while (end < text.size() && end - pos <= kMaxEntity && is_entity_char(text[end])) ++end;
  return end > pos + 1 && end < text.size() && text[end] == ';' ? end + 1 : 0;
}

}  // namespace

size_t before_entity(std::string_view text, size_t pos) noexcept {
  size_t begin = pos;
  while (begin > 0 && pos - begin < kMaxEntity && is_entity_char(text[begin - 1])) --begin;
  if (begin == 0 || text[begin - 1] != '&') return pos;
  return entity_end(text, begin - 1) > pos ? begin - 1 : pos;
}

void make_whole(std::string_view text, Marks& marks) {
  for (auto& [begin, end] : marks) {
    while (continues(text, begin)) begin = floor_boundary(text, begin - 1);
    while (continues(text, end)) decode(text, end);
    begin = before_entity(text, begin);
    if (const size_t entity = before_entity(text, end); entity < end) end = entity_end(text, entity);
  }
  size_t kept = 0;
  for (const auto& mark : marks) {
    if (kept > 0 && mark.first <= marks[kept - 1].second) {
      marks[kept - 1].second = std::max(marks[kept - 1].second, mark.second);
    } else {
      marks[kept++] = mark;
    }
  }
  marks.resize(kept);
}

}  // namespace news
