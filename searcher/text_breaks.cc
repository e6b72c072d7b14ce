#include "searcher/text_breaks.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <array>
#include <cstring>
#include <memory>
#include <numeric>

#include "common/ascii.h"
#include "common/error.h"
#include "common/utf8.h"

namespace news {

namespace {

struct CloseIterator {
  void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
using Iterator = std::unique_ptr<UBreakIterator, CloseIterator>;

// Opening an iterator costs far more than a line of text, so each thread keeps its own.
UBreakIterator* iterator_of(UBreakIteratorType type) {
  thread_local Iterator graphemes, lines;
  Iterator& slot = type == UBRK_CHARACTER ? graphemes : lines;
  if (!slot) {
    UErrorCode status = U_ZERO_ERROR;
    slot.reset(ubrk_open(type, "", nullptr, 0, &status));
    if (U_FAILURE(status)) throw Error(ErrorCode::internal, "ICU's break iterators cannot be opened");
  }
  return slot.get();
}

std::vector<size_t> breaks(UBreakIteratorType type, std::string_view text) {
  std::vector<size_t> offsets = {0};
  if (text.empty()) return offsets;
  UErrorCode status = U_ZERO_ERROR;
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, text.data(), static_cast<int64_t>(text.size()), &status);
  UBreakIterator* iterator = iterator_of(type);
  ubrk_setUText(iterator, &source, &status);
  utext_close(&source);  // the iterator works on a clone of its own
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, "ICU cannot divide a text");
  ubrk_first(iterator);
  for (int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
    offsets.push_back(static_cast<size_t>(at));
  }
  return offsets;
}

// What a character is to a line's end, as bits.
enum Trait : uint8_t { kOpens = 1, kCloses = 2, kQuotes = 4, kJoins = 8, kDashes = 16 };

constexpr std::array<uint8_t, 256> kTraits = [] {
  std::array<uint8_t, 256> traits{};
  const auto mark = [&](std::string_view signs, Trait trait) {
    for (const char c : signs) traits[static_cast<uint8_t>(c)] |= trait;
  };
  mark("([{", kOpens);
  mark(")]}!?,.:;/", kCloses);
  mark("\"'", kQuotes);
  mark("\x98\x99\x9c\x9d", kQuotes);  // the last bytes of quotation marks beyond ASCII
  mark("-/", kJoins);
  mark("\x94", kDashes);  // the last byte of the long one, which keeps to another
  return traits;
}();

bool has(char c, int traits) noexcept { return (kTraits[static_cast<uint8_t>(c)] & traits) != 0; }

// Letters and signs of Western languages. A line may end at a space beside them; that it may end directly
// after a dash as well is passed over.
bool is_western(char32_t c) noexcept {
  if (c >= 0xC0 && c <= 0x24F) return c != 0xD7 && c != 0xF7;
  switch (c) {
    case 0x2018:  // quotation marks
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x2013:  // dashes
    case 0x2014:
    case 0x2026:  // ellipsis
    case 0x2022:  // bullet
    case 0xA0:    // a space that keeps words together
    case 0xA3:    // pound, euro
    case 0x20AC:
    case 0xA9:  // copyright, registered, degrees
    case 0xAE:
    case 0xB0:
    case 0xB7:  // a dot in the middle, as in our own lines
      return true;
    default:
      return false;
  }
}

bool is_plain(std::string_view text) noexcept {
  for (size_t pos = 0; pos < text.size();) {
    const char byte = text[pos];
    if (byte >= ' ' && byte <= '~') {
      ++pos;
    } else if (!is_western(decode(text, pos))) {
      return false;
    }
  }
  return true;
}

// After spaces, unless a sign stands there that belongs to the other side, and after a hyphen or slash
// between letters: of the places that UAX #14 allows, those that look well.
std::vector<size_t> plain_line_breaks(std::string_view text) {
  std::vector<size_t> offsets = {0};
  char solid = 'a';  // the last character that is no space
  for (size_t at = 1; at < text.size(); ++at) {
    const char before = text[at - 1];
    const char here = text[at];
    if (before != ' ') solid = before;
    if (before != ' ' && !has(before, kJoins)) continue;
    const bool glued = has(here, kCloses) || has(solid, kOpens) ||
                       (has(here, kOpens) && has(solid, kQuotes)) || (here == '\xE2' && has(solid, kDashes));
    const bool joint =
        has(before, kJoins) && at > 1 && is_ascii_letter(text[at - 2]) && is_ascii_letter(here);
    if ((before == ' ' && here != ' ' && !glued) || joint) offsets.push_back(at);
  }
  if (!text.empty()) offsets.push_back(text.size());
  return offsets;
}

// Lays pieces on lines. A piece is what stands between two places where a line may end.
class Wrapper {
 public:
  Wrapper(std::string_view text, size_t first_columns, size_t columns)
      : text_(text), room_(first_columns), columns_(columns) {}

  std::vector<Range> run() {
    const std::vector<size_t> ends = line_breaks(text_);
    for (size_t i = 1; i < ends.size(); ++i) piece(ends[i - 1], ends[i]);
    close(text_.size());
    return std::move(lines_);
  }

 private:
  void piece(size_t begin, size_t end) {
    const size_t bare_end = begin + without_end_spaces(text_.substr(begin, end - begin));
    const size_t bare = display_width(text_.substr(begin, bare_end - begin));
    if (used_ + bare > room_ && used_ > 0) close(begin);
    if (bare > room_) {
      by_graphemes(begin, bare_end);
      used_ += display_width(text_.substr(bare_end, end - bare_end));
    } else {
      used_ += display_width(text_.substr(begin, end - begin));
    }
  }

  void by_graphemes(size_t begin, size_t end) {
    const std::vector<size_t> parts = grapheme_breaks(text_.substr(begin, end - begin));
    for (size_t i = 1; i < parts.size(); ++i) {
      const size_t width = display_width(text_.substr(begin + parts[i - 1], parts[i] - parts[i - 1]));
      if (used_ + width > room_ && used_ > 0) close(begin + parts[i - 1]);
      used_ += width;
    }
  }

  void close(size_t end) {
    lines_.push_back({start_, start_ + without_end_spaces(text_.substr(start_, end - start_))});
    start_ = end;
    used_ = 0;
    room_ = columns_;
  }

  static size_t without_end_spaces(std::string_view text) {
    const size_t last = text.find_last_not_of(' ');
    return last == std::string_view::npos ? 0 : last + 1;
  }

  std::string_view text_;
  size_t room_;
  size_t columns_;
  size_t start_ = 0;
  size_t used_ = 0;
  std::vector<Range> lines_;
};

}  // namespace

bool is_printable_ascii(std::string_view text) noexcept {
  using Block = uint8_t __attribute__((vector_size(16)));
  Block odd = {};
  size_t pos = 0;
  for (Block bytes; pos + sizeof bytes <= text.size(); pos += sizeof bytes) {
    std::memcpy(&bytes, text.data() + pos, sizeof bytes);
    odd |= Block(static_cast<Block>(bytes - ' ') > uint8_t{'~' - ' '});
  }
  bool plain = true;
  for (; pos < text.size(); ++pos) plain &= text[pos] >= ' ' && text[pos] <= '~';
  uint64_t halves[2];
  std::memcpy(halves, &odd, sizeof halves);
  return plain && (halves[0] | halves[1]) == 0;
}

std::vector<size_t> grapheme_breaks(std::string_view text) {
  // ICU, and the tables that it loads, are not needed for plain ASCII.
  if (!is_printable_ascii(text)) return breaks(UBRK_CHARACTER, text);
  std::vector<size_t> offsets(text.size() + 1);
  std::iota(offsets.begin(), offsets.end(), size_t{0});
  return offsets;
}

std::vector<size_t> line_breaks(std::string_view text) {
  // ICU, and the tables that it loads, are not needed for most texts.
  return is_plain(text) ? plain_line_breaks(text) : breaks(UBRK_LINE, text);
}

std::vector<Range> wrap(std::string_view text, size_t first_columns, size_t columns) {
  if (columns == 0) return {{0, text.size()}};
  return Wrapper(text, first_columns, columns).run();
}

}  // namespace news
