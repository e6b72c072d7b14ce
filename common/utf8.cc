#include "common/utf8.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <bit>
#include <cstring>

#include "common/byte_scan.h"

namespace news {

char32_t decode(std::string_view text, size_t& pos) noexcept {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  if (bytes[pos] < 0x80) return bytes[pos++];
  // ICU wants 32-bit offsets: give it a window, a sequence has at most four bytes.
  const int32_t left = static_cast<int32_t>(text.size() - pos < 4 ? text.size() - pos : 4);
  int32_t used = 0;
  UChar32 c = 0;
  U8_NEXT(bytes + pos, used, left, c);
  if (c < 0) {
    ++pos;
    return kReplacement;
  }
  pos += static_cast<size_t>(used);
  return static_cast<char32_t>(c);
}

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  uint8_t bytes[4];
  int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<size_t>(length));
}

namespace {

// True if the bytes at pos form a valid sequence; pos moves on either way.
bool valid_step(std::string_view text, size_t& pos) noexcept {
  const size_t before = pos;
  const char32_t c = decode(text, pos);
  // A genuine U+FFFD takes three bytes, a bad byte one.
  return c != kReplacement || pos - before == 3;
}

bool is_space(char32_t c) noexcept {
  if (c <= 0x20) return c == ' ' || (c >= 0x09 && c <= 0x0D);
  return c == 0x85 || c == 0xA0 || c == 0x200B || c == 0xFEFF ||
         (c >= 0x1680 && u_isUWhiteSpace(static_cast<UChar32>(c)));
}

// Marks that reorder or hide what follows them on a line (Unicode TR #36, "bidirectional text spoofing").
bool is_invisible_format(char32_t c) noexcept {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F ||
         c == 0x061C || c == 0x200B || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F);
}

bool is_visible(char c) noexcept { return c > ' '; }

// The end of a run, from `from` on, of visible ASCII characters with single spaces between them.
size_t folded_run_end(std::string_view text, size_t from) noexcept {
  constexpr uint8_t kVisible = 0x21;
  constexpr uint8_t kVisibles = 0x80 - kVisible;
  size_t pos = from;
  for (; pos + sizeof(Bytes16) < text.size(); pos += sizeof(Bytes16)) {
    const Bytes16 bytes = load16(text.data() + pos);
    const auto hidden = bytes - all16(kVisible) >= all16(kVisibles);
    const auto next_hidden = load16(text.data() + pos + 1) - all16(kVisible) >= all16(kVisibles);
    const uint32_t stops = mask16(hidden & (next_hidden | (bytes != all16(' '))));
    if (stops != 0) return pos + static_cast<size_t>(std::countr_zero(stops));
  }
  while (pos < text.size() &&
         (is_visible(text[pos]) || (text[pos] == ' ' && pos + 1 < text.size() && is_visible(text[pos + 1]))))
    ++pos;
  return pos;
}

}  // namespace

size_t ascii_run(std::string_view text, size_t from) noexcept {
  return find_byte(text, from, [](Bytes16 bytes) { return mask16(bytes); }) - from;
}

size_t plain_run(std::string_view text, size_t from) noexcept {
  return find_byte(text, from,
                   [](Bytes16 bytes) {
                     return mask16((bytes - all16(' ') >= all16(0x7F - ' ')) | (bytes == all16('"')) |
                                   (bytes == all16('\\')));
                   }) -
         from;
}

bool is_valid_utf8(std::string_view text) noexcept {
  for (size_t pos = ascii_run(text); pos < text.size(); pos += ascii_run(text, pos)) {
    if (!valid_step(text, pos)) return false;
  }
  return true;
}

std::string repair_utf8(std::string_view text, size_t* count) {
  std::string out;
  out.reserve(text.size());
  size_t pos = 0;
  while (pos < text.size()) {
    const size_t before = pos;
    if (valid_step(text, pos)) {
      out.append(text, before, pos - before);
    } else {
      append_utf8(out, kReplacement);
      if (count) ++*count;
    }
  }
  return out;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    const size_t plain = pos;
    while (pos < text.size() && text[pos] >= ' ' && text[pos] <= '~') ++pos;
    out.append(text, plain, pos - plain);
    if (pos == text.size()) break;
    const char32_t c = decode(text, pos);
    if (c == '\n' || c == '\t' || c == '\r' || c == 0x2028 || c == 0x2029) {
      out += ' ';
    } else if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
      append_utf8(out, kReplacement);
    } else if (!is_invisible_format(c)) {
      append_utf8(out, c);
    }
  }
  return out;
}

int display_width(char32_t c) noexcept {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return 0;
  if (c < 0x300) return c == 0xAD ? 0 : 1;
  const auto u = static_cast<UChar32>(c);
  switch (u_charType(u)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  if (c >= 0x1160 && c <= 0x11FF) return 0;  // Hangul vowels and finals join the initial before them
  const int width = u_getIntPropertyValue(u, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

size_t display_width(std::string_view text) noexcept {
  size_t width = 0;
  for (size_t pos = 0; pos < text.size();) width += static_cast<size_t>(display_width(decode(text, pos)));
  return width;
}

std::string_view clip_to_width(std::string_view text, size_t columns) noexcept {
  size_t width = 0;
  size_t pos = 0;
  while (pos < text.size()) {
    size_t next = pos;
    width += static_cast<size_t>(display_width(decode(text, next)));
    if (width > columns) break;
    pos = next;
  }
  return text.substr(0, pos);
}

size_t floor_boundary(std::string_view text, size_t pos) noexcept {
  if (pos >= text.size()) return text.size();
  while (pos > 0 && U8_IS_TRAIL(static_cast<uint8_t>(text[pos]))) --pos;
  return pos;
}

std::string_view trim(std::string_view text) noexcept {
  size_t begin = 0;
  while (begin < text.size()) {
    size_t next = begin;
    if (!is_space(decode(text, next))) break;
    begin = next;
  }
  size_t end = text.size();
  while (end > begin) {
    size_t start = floor_boundary(text, end - 1);
    if (start < begin) start = end - 1;
    size_t next = start;
    if (!is_space(decode(text, next)) || next != end) break;
    end = start;
  }
  return text.substr(begin, end - begin);
}

std::string fold_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  for (size_t pos = 0; pos < text.size();) {
    const size_t before = pos;
    if (is_visible(text[pos])) pos = folded_run_end(text, pos);
    if (pos == before && is_space(decode(text, pos))) {
      pending = !out.empty();
      continue;
    }
    if (pending) out += ' ';
    pending = false;
    out.append(text, before, pos - before);
  }
  return out;
}

std::string fold_case(std::string_view text) {
  std::string folded = fold_space(text);
  bool ascii = true;
  for (char& c : folded) {
    if (static_cast<signed char>(c) < 0) ascii = false;
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (ascii) return folded;
  folded = repair_utf8(folded);
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_SUCCESS(status)) normalizer->normalizeUTF8(0, folded, sink, nullptr, status);
  if (U_FAILURE(status)) return folded;
  return fold_space(out);
}

}  // namespace news
