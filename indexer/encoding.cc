#include "indexer/encoding.h"

#include <fmt/format.h>
#include <uchardet/uchardet.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>

#include "common/ascii.h"
#include "common/error.h"
#include "common/utf8.h"
#include "indexer/encoding_labels.h"

namespace news {
namespace {

constexpr size_t kDeclarationZone =
    4096;  // browsers look for a declaration in the first 1024 bytes; pages are worse
constexpr size_t kStatisticsBytes = 256 << 10;  // more does not change the guess
constexpr size_t kPatternBytes = 16 << 10;

struct Mark {
  std::string_view bytes;
  std::string_view encoding;
};

using namespace std::string_view_literals;
// UTF-32 first: its mark begins with that of UTF-16.
constexpr std::array kMarks = std::to_array<Mark>({{"\xEF\xBB\xBF"sv, "UTF-8"},
                                                   {"\xFF\xFE\x00\x00"sv, "UTF-32LE"},
                                                   {"\x00\x00\xFE\xFF"sv, "UTF-32BE"},
                                                   {"\xFF\xFE"sv, "UTF-16LE"},
                                                   {"\xFE\xFF"sv, "UTF-16BE"},
                                                   {"\x84\x31\x95\x33"sv, "gb18030"}});

const Mark* mark_of(std::string_view bytes) {
  const auto found =
      std::ranges::find_if(kMarks, [&](const Mark& mark) { return bytes.starts_with(mark.bytes); });
  return found == kMarks.end() ? nullptr : &*found;
}

// How well bytes are UTF-8. A sequence cut at the end counts as neither if there are whole ones.
struct Utf8Profile {
  size_t sequences = 0;  // valid, of two bytes or more
  size_t invalid = 0;
};

Utf8Profile profile(std::string_view bytes) {
  Utf8Profile result;
  for (size_t pos = 0; pos < bytes.size();) {
    if (static_cast<unsigned char>(bytes[pos]) < 0x80) {
      ++pos;
      continue;
    }
    const size_t start = pos;
    decode(bytes, pos);
    if (pos - start > 1) {
      ++result.sequences;
    } else if (bytes.size() - start >= 4) {
      ++result.invalid;
    } else {
      // Near the end: wrong only if no continuation could make it right.
      const auto lead = static_cast<unsigned char>(bytes[start]);
      const size_t needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
      const bool tail =
          std::ranges::all_of(bytes.substr(start + 1), [](char c) { return (c & '\xC0') == '\x80'; });
      if (lead >= 0xC2 && lead <= 0xF4 && tail && result.sequences > 0 && bytes.size() - start < needed)
        break;
      ++result.invalid;
    }
  }
  return result;
}

// The label after `marker` ("encoding", "charset") in a piece of markup: charset = "x".
std::string label_after(std::string_view markup, std::string_view marker) {
  size_t pos = markup.find(marker);
  if (pos == std::string_view::npos) return {};
  pos = markup.find_first_not_of(" \t\r\n", pos + marker.size());
  if (pos == std::string_view::npos || markup[pos] != '=') return {};
  pos = markup.find_first_not_of(" \t\r\n\"'", pos + 1);
  if (pos == std::string_view::npos) return {};
  return std::string(
      markup.substr(pos, std::min(markup.find_first_of(" \t\r\n\"'>;?/", pos), markup.size()) - pos));
}

// What the text says of itself, lower case; "" if nothing.
std::string declaration_in(std::string_view bytes) {
  const std::string zone = ascii_lowered(bytes.substr(0, kDeclarationZone));
  const std::string_view text = zone;
  const size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  if (text.substr(first).starts_with("<?xml")) {
    const std::string label = label_after(text.substr(first, text.find('>', first) - first), "encoding");
    if (!label.empty()) return label;
  }
  for (size_t pos = text.find("<meta"); pos != std::string_view::npos; pos = text.find("<meta", pos + 1)) {
    const std::string label = label_after(text.substr(pos, text.find('>', pos) - pos), "charset");
    if (!label.empty()) return label;
  }
  return {};
}

// Share of sequences that do not convert, in thousandths of the bytes.
size_t errors_per_mille(std::string_view bytes, const std::string& encoding) {
  Utf8Converter converter(encoding);
  std::string out;
  converter.convert(bytes, false, out);
  return converter.replaced() * 1000 / std::max<size_t>(bytes.size(), 1);
}

// Text has no controls, unassigned or private characters to speak of; what is read in a wrong width has.
bool reads_as_text(std::string_view bytes, const std::string& encoding) {
  Utf8Converter converter(encoding);
  std::string text;
  converter.convert(bytes, false, text);
  size_t characters = 0, wrong = 0;
  for (size_t pos = 0; pos < text.size(); ++characters) {
    const char32_t c = decode(text, pos);
    const bool space = c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0xFEFF;
    const int8_t type = u_charType(static_cast<UChar32>(c));
    const bool control = type == U_CONTROL_CHAR && !space;
    if (control || type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR || type == U_SURROGATE ||
        c == kReplacement)
      ++wrong;
  }
  return characters > 0 && wrong * 50 < characters;
}

// UTF-16 and UTF-32 without a mark, by where their zero bytes stand.
std::optional<std::string> wide_encoding(std::string_view bytes) {
  bytes = bytes.substr(0, std::min(bytes.size(), kPatternBytes) / 4 * 4);
  std::array<size_t, 4> zeros{};
  for (size_t i = 0; i < bytes.size(); ++i) zeros[i % 4] += bytes[i] == '\0';
  const size_t quads = bytes.size() / 4;
  const size_t even = zeros[0] + zeros[2], odd = zeros[1] + zeros[3];
  if (quads == 0 || even + odd == 0) return std::nullopt;
  std::string guess = odd > even ? "UTF-16LE" : "UTF-16BE";
  if (zeros[3] * 10 > quads * 9 && zeros[2] * 10 > quads * 9) guess = "UTF-32LE";
  if (zeros[0] * 10 > quads * 9 && zeros[1] * 10 > quads * 9) guess = "UTF-32BE";
  if (!reads_as_text(bytes, guess)) return std::nullopt;
  return guess;
}

// From the line of the first byte that is not ASCII: a long ASCII beginning tells nothing.
std::string_view telling_part(std::string_view bytes) {
  const auto high =
      std::ranges::find_if(bytes, [](char c) { return static_cast<unsigned char>(c) >= 0x80 || c == 0x1B; });
  const auto offset = static_cast<size_t>(high - bytes.begin());
  constexpr size_t kContext = 512;
  return bytes.substr(offset == bytes.size() || offset < kContext ? 0 : offset - kContext, kStatisticsBytes);
}

std::string by_statistics(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  uchardet_handle_data(detector.get(), bytes.data(), bytes.size());
  uchardet_data_end(detector.get());
  return encoding_of_label(uchardet_get_charset(detector.get()));
}

// A few letters with accents and quotes of Western text, each alone among ASCII: too little for statistics,
// which then find Hungarian or DOS in it. Letters that Western languages do not use speak against it.
bool sparsely_western(std::string_view bytes) {
  constexpr std::string_view kWestern =
      "\x80\x85\x91\x92\x93\x94\x95\x96\x97\xA0\xA3\xA7\xA9\xAB\xB0\xB7\xBB\xC0\xC1\xC4\xC5\xC7\xC8\xC9\xD3"
      "\xD6\xDC\xDF"
      "\xE0\xE1\xE2\xE3\xE4\xE5\xE7\xE8\xE9\xEA\xEB\xED\xEE\xEF\xF1\xF3\xF4\xF5\xF6\xF8\xFA\xFC";
  size_t high = 0;
  bool previous = false;
  for (char c : bytes) {
    const bool is_high = static_cast<unsigned char>(c) >= 0x80;
    if (is_high && (previous || kWestern.find(c) == std::string_view::npos)) return false;
    previous = is_high;
    high += is_high;
  }
  return high <= 3 || high * 100 <= bytes.size();
}

// `label` if the bytes do not contradict it; "" otherwise.
std::string believable(const std::string& label, std::string_view bytes) {
  constexpr size_t kTolerance = 10;
  const std::string encoding = encoding_of_label(label);
  if (encoding.empty() || encoding == "UTF-8") return {};
  return errors_per_mille(bytes.substr(0, kStatisticsBytes), encoding) <= kTolerance ? encoding
                                                                                     : std::string();
}

std::string require_encoding(const std::string& chosen) {
  std::string encoding = encoding_of_label(chosen);
  if (encoding.empty()) {
    throw Error(ErrorCode::usage, fmt::format("unknown encoding '{}'", printable(chosen)),
                "names are those of the IANA list, such as UTF-8, windows-1252, GB18030, Shift_JIS");
  }
  return encoding;
}

}  // namespace

bool is_encoding(const std::string& label) { return !encoding_of_label(label).empty(); }

std::string detect_encoding(std::string_view bytes, const std::string& declared, const std::string& chosen) {
  const std::string wanted = chosen.empty() ? "" : require_encoding(chosen);
  if (const Mark* mark = mark_of(bytes)) return std::string(mark->encoding);
  if (!wanted.empty()) return wanted;
  const Utf8Profile utf8 = profile(bytes);
  if (utf8.sequences > 20 * utf8.invalid) return "UTF-8";  // a few bad bytes in good UTF-8 are damage
  const bool zeros = bytes.find('\0') != std::string_view::npos;
  if (zeros) {
    if (const auto wide = wide_encoding(bytes)) return *wide;
  }
  // Pure ASCII, unless it shifts into another set by escapes (ISO-2022-JP, -KR).
  const bool escapes =
      bytes.find('\x1B') != std::string_view::npos || bytes.find('\x0E') != std::string_view::npos;
  if (utf8.invalid == 0 && !escapes) return "UTF-8";
  const std::string_view telling = telling_part(bytes);
  const std::string label = declared.empty() ? declaration_in(bytes) : declared;
  if (const std::string encoding = believable(label, telling); !encoding.empty()) return encoding;
  if (utf8.invalid > 0 && sparsely_western(telling)) return "windows-1252";
  const std::string guess = by_statistics(telling);
  if (!guess.empty() && guess != "UTF-8") return guess;
  return utf8.invalid == 0 ? "UTF-8" : "windows-1252";
}

Decoded decode(std::string_view bytes, const std::string& declared, const std::string& chosen) {
  Decoded result;
  result.encoding = detect_encoding(bytes, declared, chosen);
  if (const Mark* mark = mark_of(bytes); mark != nullptr && mark->encoding == result.encoding) {
    bytes.remove_prefix(mark->bytes.size());
  }
  if (result.encoding == "UTF-8") {
    result.text = repair_utf8(bytes, &result.replaced);
    return result;
  }
  Utf8Converter converter(result.encoding);
  converter.convert(bytes, true, result.text);
  result.replaced = converter.replaced();
  return result;
}

}  // namespace news
