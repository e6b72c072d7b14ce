#include "common/reading_marks.h"

namespace news {

namespace {

constexpr size_t kNumberBytes = 4;
constexpr size_t kEntryBytes = 3 * kNumberBytes;
constexpr uint32_t kInSentence = 0x80000000;  // beside the position

void put(std::string& out, uint32_t number) {
  for (size_t i = 0; i < kNumberBytes; ++i) out += static_cast<char>(static_cast<uint8_t>(number >> (8 * i)));
}

uint32_t get(std::string_view bytes, size_t at) noexcept {
  uint32_t number = 0;
  for (size_t i = 0; i < kNumberBytes; ++i)
    number |= static_cast<uint32_t>(static_cast<uint8_t>(bytes[at + i])) << (8 * i);
  return number;
}

void put_text(std::string& out, std::string_view text) {
  out += static_cast<char>(text.size());
  out += text;
}

bool take_text(std::string_view& bytes, std::string_view& text) noexcept {
  if (bytes.empty() || bytes.size() <= static_cast<uint8_t>(bytes[0])) return false;
  text = bytes.substr(1, static_cast<uint8_t>(bytes[0]));
  bytes.remove_prefix(1 + text.size());
  return true;
}

}  // namespace

std::string pack(const ReadingMarks& marks) {
  std::string out;
  put_text(out, marks.language);
  put_text(out, marks.copy);
  for (const ReadingMark& mark : marks.begins) {
    put(out, mark.position | (mark.in_sentence ? kInSentence : 0));
    put(out, mark.data);
    put(out, mark.compressed);
  }
  put(out, 0);
  put(out, marks.data);
  put(out, marks.compressed);
  return out;
}

std::optional<ReadingMarksView> ReadingMarksView::of(std::string_view packed) {
  ReadingMarksView view;
  if (!take_text(packed, view.language_) || !take_text(packed, view.copy_)) return std::nullopt;
  if (packed.size() % kEntryBytes != 0 || packed.size() < 2 * kEntryBytes) return std::nullopt;
  view.entries_ = packed;
  view.count_ = packed.size() / kEntryBytes - 1;
  return view;
}

ReadingMark ReadingMarksView::begin_of(size_t i) const noexcept {
  if (i == 0) return {};
  const size_t at = (i - 1) * kEntryBytes;
  const uint32_t position = get(entries_, at);
  return {position & ~kInSentence, (position & kInSentence) != 0, get(entries_, at + kNumberBytes),
          get(entries_, at + 2 * kNumberBytes)};
}

size_t ReadingMarksView::block_of(uint32_t position) const noexcept {
  // The last mark is that of the members after the text.
  size_t low = 0;
  size_t high = count_ - 1;
  while (low < high) {
    const size_t middle = low + (high - low + 1) / 2;
    if (begin_of(middle).position <= position)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}

}  // namespace news
